package org.migstat.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.io.parquet.SampleTable.Sample;

class TableWriterTest {
  @TempDir Path folder;

  @Test
  void everyTypeAndEveryNullComesBackAsItWasWritten() throws Exception {
    Path file =
        SampleTable.write(folder.resolve("x.parquet"), List.of(SampleTable.FULL, SampleTable.EMPTY))
            .file();

    var rows = ParquetFiles.rows(file);
    assertThat(rows.get(0).values())
        .containsExactly(
            "IMM.616.804.2019",
            "F",
            "POL",
            "a1",
            412_000.5,
            100.0,
            List.of("B", "E"),
            1,
            7L,
            true,
            LocalDateTime.parse("2021-02-01T00:00"),
            LocalDate.of(1990, 10, 3));
    assertThat(rows.get(1).values())
        .containsExactlyElementsOf(
            Arrays.asList(
                "IMM.616.804.2020",
                "_T",
                null,
                "b2",
                null,
                1.0,
                List.of(),
                null,
                8L,
                false,
                LocalDateTime.parse("1969-12-31T23:59:59.999"),
                null));
  }

  @Test
  void duckDbReadsEveryColumnWithItsTypeAndListsAsLists() throws Exception {
    Path file =
        SampleTable.write(folder.resolve("x.parquet"), List.of(SampleTable.FULL, SampleTable.EMPTY))
            .file();

    assertThat(
            query(
                "SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '"
                    + file
                    + "')"))
        .containsExactly(
            "cell_key VARCHAR",
            "sex VARCHAR",
            "iso3 VARCHAR",
            "cell_id VARCHAR",
            "obs_value DOUBLE",
            "step DOUBLE",
            "obs_status VARCHAR[]",
            "decimals INTEGER",
            "line BIGINT",
            "published BOOLEAN",
            "vintage TIMESTAMP",
            "valid_to DATE");
    assertThat(query("SELECT t::VARCHAR FROM '" + file + "' t"))
        .containsExactly(
            "{'cell_key': IMM.616.804.2019, 'sex': F, 'iso3': POL, 'cell_id': a1, 'obs_value':"
                + " 412000.5, 'step': 100.0, 'obs_status': [B, E], 'decimals': 1, 'line': 7,"
                + " 'published': true, 'vintage': '2021-02-01 00:00:00', 'valid_to': 1990-10-03}",
            "{'cell_key': IMM.616.804.2020, 'sex': _T, 'iso3': NULL, 'cell_id': b2, 'obs_value':"
                + " NULL, 'step': 1.0, 'obs_status': [], 'decimals': NULL, 'line': 8, 'published':"
                + " false, 'vintage': '1969-12-31 23:59:59.999', 'valid_to': NULL}");
  }

  @Test
  void aTableOfSeveralRowGroupsAndPagesIsTheSameToDuckDbAndToUs() throws Exception {
    int size = 2 * FileLayout.ROWS_OF_A_GROUP + 10;
    List<Sample> written = IntStream.range(0, size).mapToObj(SampleTable::row).toList();
    Path file = SampleTable.write(folder.resolve("x.parquet"), written).file();

    assertThat(ParquetFiles.verify(file, null)).isEqualTo(size);
    assertThat(query("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('" + file + "')"))
        .containsExactly("3");
    assertThat(
            query(
                "SELECT md5(string_agg(concat_ws('|', cell_key, sex, coalesce(iso3, '-'), cell_id,"
                    + " coalesce(obs_value * 4, -4)::BIGINT, array_to_string(obs_status, '+'),"
                    + " coalesce(decimals, -1), line, published, epoch_ms(vintage),"
                    + " coalesce(valid_to::VARCHAR, '-')), chr(10) ORDER BY line)) FROM '"
                    + file
                    + "'"))
        .containsExactly(md5(written));
    assertThat(
            query(
                "SELECT cell_key FROM '"
                    + file
                    + "' WHERE cell_key >= 'IMM.262.262150' ORDER BY 1"))
        .containsExactly("IMM.262.262150", "IMM.262.262151", "IMM.262.262152", "IMM.262.262153");
  }

  @Test
  void columnsThatAreAllNullOrAllEqualAreRead() throws Exception {
    List<Sample> equal =
        new ArrayList<>(Collections.nCopies(FileLayout.ROWS_OF_A_PAGE + 1, SampleTable.EMPTY));
    Path file = SampleTable.write(folder.resolve("x.parquet"), equal).file();

    assertThat(
            query(
                "SELECT count(*) || ' ' || count(iso3) || ' ' || min(sex) || max(sex) FROM '"
                    + file
                    + "'"))
        .containsExactly(equal.size() + " 0 _T_T");
    assertThat(ParquetFiles.rows(file))
        .hasSize(equal.size())
        .allSatisfy(row -> assertThat(row).containsEntry("sex", "_T"));
  }

  @Test
  void aFileWithoutRowsIsAFileWithColumns() throws Exception {
    WrittenFile written = SampleTable.write(folder.resolve("x.parquet"), List.of());

    assertThat(ParquetFiles.verify(written.file(), null)).isZero();
    assertThat(query("SELECT count(*) FROM '" + written.file() + "'")).containsExactly("0");
  }

  @Test
  void textsInAnyScriptSurvive() throws Exception {
    Sample s = SampleTable.FULL;
    Sample row =
        new Sample(
            "Côte d’Ivoire",
            "北",
            "𐍈",
            "é",
            s.value(),
            s.step(),
            List.of("ŋ", ""),
            0,
            1,
            true,
            0,
            null);
    Path file = SampleTable.write(folder.resolve("x.parquet"), List.of(row)).file();

    assertThat(ParquetFiles.rows(file).get(0))
        .containsEntry("cell_key", "Côte d’Ivoire")
        .containsEntry("sex", "北")
        .containsEntry("iso3", "𐍈")
        .containsEntry("obs_status", List.of("ŋ", ""));
  }

  @Test
  void statisticsBoundCodesButNothingIsToldOfHashes() throws Exception {
    Path file =
        SampleTable.write(folder.resolve("x.parquet"), List.of(SampleTable.FULL, SampleTable.EMPTY))
            .file();

    assertThat(
            query(
                "SELECT concat_ws(' ', path_in_schema, coalesce(stats_min_value, '-'),"
                    + " coalesce(stats_max_value, '-'), encodings, compression) FROM"
                    + " parquet_metadata('"
                    + file
                    + "') WHERE path_in_schema IN ('cell_key', 'sex', 'cell_id', 'obs_value')"))
        .containsExactly(
            "cell_key IMM.616.804.2019 IMM.616.804.2020 DELTA_BYTE_ARRAY ZSTD",
            "sex F _T PLAIN, RLE_DICTIONARY ZSTD",
            "cell_id - - DELTA_BYTE_ARRAY ZSTD",
            "obs_value 412000.5 412000.5 PLAIN ZSTD");
  }

  @Test
  void theFooterTellsWhatTheCallerGaveAndTheDocumentationOfEveryColumn() throws Exception {
    Path file = SampleTable.write(folder.resolve("x.parquet"), List.of(SampleTable.FULL)).file();

    assertThat(ParquetFiles.footer(file))
        .isEqualTo(
            Map.of(
                "dataset",
                "sample",
                "policy_hash",
                "c0ffee",
                "parquet.avro.schema",
                SampleTable.SCHEMA.toString()));
    assertThat(query("SELECT created_by FROM parquet_file_metadata('" + file + "')").get(0))
        .startsWith("parquet-mr version 1.17.1");
  }

  @Test
  void aFileIsThereOnlyWhenItIsFinished() throws Exception {
    Path file = folder.resolve("x.parquet");
    try (var writer = SampleTable.TABLE.open(file, Map.of())) {
      writer.write(SampleTable.FULL);
      assertThat(file).doesNotExist();
    }
    assertThat(Listing.names(folder)).isEmpty();
  }

  private static String md5(List<Sample> rows) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Sample row : rows) {
      lines.add(
          String.join(
              "|",
              row.cellKey(),
              row.sex(),
              row.iso3() == null ? "-" : row.iso3(),
              row.cellId(),
              Double.isNaN(row.value()) ? "-4" : String.valueOf((long) (row.value() * 4)),
              String.join("+", row.statuses()),
              row.decimals() == ParquetTable.NO_COUNT ? "-1" : String.valueOf(row.decimals()),
              String.valueOf(row.line()),
              String.valueOf(row.published()),
              String.valueOf(row.vintage()),
              row.validTo() == null ? "-" : row.validTo().toString()));
    }
    var digest = MessageDigest.getInstance("MD5");
    return HexFormat.of()
        .formatHex(digest.digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> column = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        column.add(rows.getString(1));
      }
    }
    return column;
  }
}
