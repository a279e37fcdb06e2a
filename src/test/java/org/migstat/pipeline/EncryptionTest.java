package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.Program;
import org.migstat.cli.Migstat;
import org.migstat.io.parquet.EncryptionKey;
import org.migstat.io.parquet.KeyException;
import org.migstat.io.parquet.ParquetFiles;

/** Tiers and restricted sections that nobody reads without a key. */
class EncryptionTest {
  private static final List<String> NAMES = List.of("un", "iom", "joint", "operator");
  private static final String QUESTION =
      "SELECT obs_value, conf_status FROM obs_all WHERE conf_status <> 'F' ORDER BY ALL";

  @TempDir Path folder;
  private Path keys = Path.of("");

  @BeforeEach
  void makeKeys() throws IOException {
    keys = Files.createDirectories(folder.resolve("keys"));
    for (String name : NAMES) {
      write(name);
    }
  }

  private void write(String name) throws IOException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) name.charAt(0));
    Path file = keys.resolve(name + ".key");
    Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private RunReport encrypt(JobCopy job) throws Exception {
    return JointRun.run(
        new RunRequest(
            job.job(),
            job.input(),
            job.output(),
            null,
            Set.of(),
            false,
            null,
            List.of(),
            keys,
            null),
        step -> {});
  }

  @Test
  void theRowsAreThoseOfAReleaseThatIsNotEncrypted() throws Exception {
    JobCopy job = JobCopy.ofSample(folder.resolve("job"));
    encrypt(job);
    JobCopy.report(job.job(), job.input(), folder.resolve("plain"));

    assertThat(rows(job.output())).isEqualTo(rows(folder.resolve("plain")));
  }

  /** Rows of all files of a release by path; encrypted ones are read with their keys. */
  private Map<String, Object> rows(Path output) throws IOException {
    Map<String, Object> rows = new TreeMap<>();
    Path release = output.resolve("releases/r000001");
    for (Path file : Listing.files(release)) {
      String path = release.relativize(file).toString();
      if (path.endsWith(".parquet")) {
        rows.put(path, read(file, path.substring(0, path.indexOf('/'))));
      }
    }
    return rows;
  }

  private List<Map<String, @Nullable Object>> read(Path file, String section) throws IOException {
    if (!ParquetFiles.encrypted(file)) {
      return ParquetFiles.rows(file);
    }
    String name = NAMES.contains(section) ? section : "operator";
    return ParquetFiles.rows(file, EncryptionKey.read(keys.resolve(name + ".key")));
  }

  @Test
  void noFigureAndNoNameOfAColumnStandsInAnyFile() throws Exception {
    CanaryJob canaries = new CanaryJob();
    JobCopy job = canaries.in(folder.resolve("job"));
    encrypt(job);

    CanarySearch search = new CanarySearch(canaries.canaries());
    List<Path> files = Listing.files(job.output().resolve("releases"));
    assertThat(files).anyMatch(file -> file.toString().endsWith(".parquet"));
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      assertThat(search.in(bytes)).as(file.toString()).isEmpty();
      boolean open = file.getParent().toString().contains("/public/");
      if (file.toString().endsWith(".parquet") && !open) {
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
            .startsWith("PARE")
            .doesNotContain("obs_value", "cell_key", "submission", "policy_hash");
      }
    }
  }

  @Test
  void queryAndExplainReadATierWithItsKeyAlone() throws Exception {
    JobCopy job = JobCopy.ofSample(folder.resolve("job"));
    encrypt(job);
    JobCopy.report(job.job(), job.input(), folder.resolve("plain"));
    Files.delete(keys.resolve("un.key"));
    Files.delete(keys.resolve("operator.key"));
    String output = job.output().toString();

    Ending answer = migstat("query", output, QUESTION, "--tier", "iom", "--keys", keys.toString());

    assertThat(answer)
        .isEqualTo(migstat("query", folder.resolve("plain").toString(), QUESTION, "--tier", "iom"));
    assertThat(answer.out()).contains("412");
    assertThat(
            migstat(
                    "explain",
                    output,
                    "RET_AVR.040.792.CRT._T._Z._T._T._T._Z.PS.PER.2023",
                    "--tier",
                    "iom",
                    "--keys",
                    keys.toString())
                .code())
        .isZero();
    assertThat(migstat("query", output, QUESTION, "--tier", "iom"))
        .isEqualTo(
            refused(
                "Cannot read tier IOM: it is encrypted; expected its key."
                    + " Name the folder of iom.key with --keys or MIGSTAT_KEYS."));
    assertThat(migstat("query", output, QUESTION, "--tier", "un", "--keys", keys.toString()))
        .isEqualTo(
            refused(
                "Cannot use key %s/un.key: it is not there; expected a file with a key."
                    .formatted(keys)));
    Files.copy(keys.resolve("iom.key"), keys.resolve("un.key"));
    assertThat(migstat("query", output, QUESTION, "--tier", "un", "--keys", keys.toString()))
        .isEqualTo(
            refused(
                "Cannot read tier UN: it is encrypted with another key than that of %s; expected the key of its run."
                    .formatted(keys)));
  }

  /** The recipe of encryption.md. */
  @Test
  void duckDbReadsFiguresByItselfWithTheKey() throws Exception {
    JobCopy job = JobCopy.ofSample(folder.resolve("job"));
    encrypt(job);
    Path file =
        job.output().resolve("releases/r000001/iom/obs_all/indicator=RET_AVR/part-*.parquet");
    List<String> recipe =
        Files.readAllLines(Path.of("src/site/markdown/encryption.md")).stream()
            .dropWhile(line -> !line.equals("## DuckDB"))
            .dropWhile(line -> !line.startsWith("PRAGMA"))
            .limit(2)
            .map(line -> line.replace("FILE", file.toString()))
            .toList();
    String key = Files.readString(keys.resolve("iom.key")).strip();
    List<Double> values = new ArrayList<>();
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement()) {
      statement.execute(recipe.get(0).replace("'KEY'", "'" + key + "'"));
      try (var rows = statement.executeQuery(recipe.get(1))) {
        while (rows.next()) {
          values.add(rows.getDouble("obs_value"));
        }
      }
    }

    assertThat(values).contains(412.0, 233.0);
  }

  @Test
  void aKeyThatOthersCanOpenIsRefusedBeforeAnythingIsWritten() throws Exception {
    JobCopy job = SmallJob.in(folder.resolve("job"));
    Path open = keys.resolve("joint.key");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> encrypt(job))
        .isInstanceOf(KeyException.class)
        .hasMessage(
            "Cannot use key %s: others than its owner may open it; expected rights such as rw-------. Run chmod 600 on it, and replace the key.",
            open);
    assertThat(job.output()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "c2VjcmV0", "c2VjcmV0c2VjcmV0c2VjcmV0YQ==\nmore"})
  void whatIsNoKeyIsRefusedAndNotShown(String text) throws Exception {
    JobCopy job = SmallJob.in(folder.resolve("job"));
    Files.writeString(keys.resolve("un.key"), text);

    assertThatThrownBy(() -> encrypt(job))
        .isInstanceOf(KeyException.class)
        .hasMessage(
            "Cannot use key %s: it is no key; expected 32 bytes as base64. Make one with openssl rand -base64 32.",
            keys.resolve("un.key"));
  }

  @Test
  void aKeyShowsInNoText() throws Exception {
    assertThat(EncryptionKey.read(keys.resolve("un.key"))).hasToString("EncryptionKey");
  }

  private static Ending refused(String message) {
    return new Ending(2, "", message + "\n");
  }

  private static Ending migstat(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    return Program.main(Migstat.class, List.of(), words.toArray(new String[0])).run();
  }
}
