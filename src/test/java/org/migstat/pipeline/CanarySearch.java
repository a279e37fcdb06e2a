package org.migstat.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.migstat.Listing;
import org.migstat.io.release.Section;

/**
 * Looks for canaries in every byte of files, and of the pages of Parquet files unpacked; their
 * footers, with minima and maxima, are not packed.
 */
final class CanarySearch {
  /** A folder of a release, published or not; what engines spill lies beside. */
  private static final Pattern SECTION =
      Pattern.compile("(?:releases/r\\d+|\\.staging-[^/]*)/([a-z]+)/.*");

  private static final Pattern SCRATCH = Pattern.compile("\\.staging-[^/]*-scratch/.*");

  private final Map<Integer, List<Needle>> needles = new HashMap<>();

  private record Needle(Canary canary, byte[] bytes) {}

  CanarySearch(Collection<Canary> canaries) {
    for (Canary canary : canaries) {
      for (byte[] bytes : canary.spellings()) {
        needles
            .computeIfAbsent(start(bytes, 0), s -> new ArrayList<>())
            .add(new Needle(canary, bytes));
      }
    }
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
  }

  Set<Canary> in(byte[] bytes) {
    Set<Canary> found = new HashSet<>();
    for (int i = 0; i + 3 <= bytes.length; i++) {
      for (Needle needle : needles.getOrDefault(start(bytes, i), List.of())) {
        int end = i + needle.bytes.length;
        if (end <= bytes.length
            && Arrays.equals(bytes, i, end, needle.bytes, 0, needle.bytes.length)) {
          found.add(needle.canary);
        }
      }
    }
    return found;
  }

  private Set<Canary> in(Path file) throws IOException {
    Set<Canary> found = in(Files.readAllBytes(file));
    if (file.getFileName().toString().endsWith(".parquet")) {
      for (byte[] page : pages(file)) {
        found.addAll(in(page));
      }
    }
    return found;
  }

  private static List<byte[]> pages(Path file) throws IOException {
    List<byte[]> pages = new ArrayList<>();
    var options = ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        for (ColumnDescriptor column : reader.getFileMetaData().getSchema().getColumns()) {
          PageReader of = group.getPageReader(column);
          DictionaryPage dictionary = of.readDictionaryPage();
          if (dictionary != null) {
            pages.add(bytes(dictionary.getBytes()));
          }
          for (DataPage page = of.readPage(); page != null; page = of.readPage()) {
            pages.add(bytes(data(page)));
          }
        }
      }
    }
    return pages;
  }

  private static byte[] bytes(BytesInput page) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    page.writeAllTo(out);
    return out.toByteArray();
  }

  private static BytesInput data(DataPage page) {
    return page instanceof DataPageV2 second ? second.getData() : ((DataPageV1) page).getBytes();
  }

  /**
   * Where below a folder canaries stand that may not stand there, as lines "name path".
   *
   * @param output where the sections of releases are; what lies elsewhere may hold none
   */
  List<String> leaks(Path folder, Path output) throws IOException {
    List<String> leaks = new ArrayList<>();
    for (Path file : Listing.files(folder)) {
      String path = output.relativize(file).toString();
      if (!SCRATCH.matcher(path).matches()) {
        for (Canary canary : in(file)) {
          if (canary.allowed().stream().noneMatch(section -> isIn(section, path))) {
            leaks.add(canary.name() + " " + path);
          }
        }
      }
      in(file.toString().getBytes(StandardCharsets.UTF_8))
          .forEach(canary -> leaks.add(canary.name() + " in a name"));
    }
    return leaks;
  }

  /** Names of the canaries that stand somewhere below a folder, sorted. */
  Set<String> seen(Path folder) throws IOException {
    Set<String> seen = new TreeSet<>();
    for (Path file : Listing.files(folder)) {
      in(file).forEach(canary -> seen.add(canary.name()));
    }
    return seen;
  }

  private static boolean isIn(Section section, String path) {
    Matcher matcher = SECTION.matcher(path);
    return matcher.matches() && matcher.group(1).equals(section.folder());
  }

  /** Bytes of a figure as a column of numbers holds it, to see that the search would find it. */
  static byte[] asColumn(Canary canary) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putDouble(1)
        .putDouble((double) canary.value())
        .array();
  }
}
