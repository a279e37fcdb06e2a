package org.migstat.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    var rows = IntStream.range(0, 5000).mapToObj(SampleTable::row).toList();
    file = SampleTable.write(folder.resolve("x.parquet"), rows).file();
  }

  @Test
  void aSoundFileHasTheRowsThatItsFooterStates() throws IOException {
    assertThat(ParquetFiles.verify(file, null)).isEqualTo(5000);
    assertThat(ParquetFiles.rowCount(file)).isEqualTo(5000);
  }

  @Test
  void oneFlippedBitInAPageIsFound() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[1000] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> ParquetFiles.verify(file, null))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot verify x.parquet: a page or the footer is damaged (ParquetDecodingException);"
                + " expected the bytes that were written. Check the disk and run again.");
  }

  @Test
  void aFileCutShortIsFound() throws IOException {
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 2000));

    assertThatThrownBy(() -> ParquetFiles.verify(file, null))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "Cannot verify x.parquet: a page or the footer is damaged (RuntimeException);");
  }
}
