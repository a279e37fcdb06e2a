package org.migstat.io.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.migstat.core.model.Tier;
import org.migstat.io.release.ReleaseManifest.InputFile;

/**
 * The manifests of a release as JSON. No time of day, host or user stands in them; the manifest of
 * a tier is a function of the files of that tier alone, so that it tells nothing of records that
 * the tier may not see.
 *
 * @see "UN/SDMX 4.3"
 */
final class Manifests {
  static final String FILE = "manifest.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifests() {}

  /**
   * @param files files of the tier, sorted by path
   */
  static byte[] ofTier(Tier tier, List<FileEntry> files) throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("tier", tier.folder());
    manifest.put("content_hash", contentHash(files, FileEntry::pathInSection));
    manifest.put("rows", rowsByDataset(files));
    manifest.put("files", list(files, FileEntry::pathInSection));
    return json(manifest);
  }

  /**
   * @param files all files of the release, sorted by path
   * @param tierManifests text of the manifest of each tier
   */
  static byte[] ofRelease(
      String id, ReleaseManifest made, List<FileEntry> files, Map<Tier, byte[]> tierManifests)
      throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("release", id);
    manifest.put("migstat", made.version());
    manifest.put("job", made.job());
    manifest.put("as_of", made.asOf().toString());
    manifest.put("content_hash", contentHash(files, FileEntry::path));
    Map<String, Object> tiers = new TreeMap<>();
    tierManifests.forEach(
        (tier, text) -> tiers.put(tier.folder(), Map.of("manifest_sha256", Sha256.of(text))));
    manifest.put("tiers", tiers);
    manifest.put("inputs", inputs(made.inputs()));
    manifest.put("definitions", new TreeMap<>(made.definitions()));
    manifest.put("policies", new TreeMap<>(made.policies()));
    manifest.put("codelists", new TreeMap<>(made.codelists()));
    manifest.put("files", list(files, FileEntry::path));
    return json(manifest);
  }

  /**
   * The policies of a release as its manifest names them.
   *
   * @throws IOException if there is no manifest that can be read; the message says so
   */
  static Map<String, String> policies(Path release) throws IOException {
    Path manifest = release.resolve(FILE);
    Map<String, String> policies = new TreeMap<>();
    try {
      JSON.readTree(Files.readAllBytes(manifest))
          .path("policies")
          .properties()
          .forEach(policy -> policies.put(policy.getKey(), policy.getValue().asText()));
    } catch (NoSuchFileException gone) {
      throw damaged(manifest, "it is not there");
    } catch (JsonProcessingException notOurs) {
      throw damaged(manifest, "it is no manifest of a release");
    }
    if (policies.isEmpty()) {
      throw damaged(manifest, "it is no manifest of a release");
    }
    return policies;
  }

  static IOException damaged(Path file, String problem) {
    return new IOException(
        "Cannot use %s: %s; expected what its run published. Restore the release, or run the job again."
            .formatted(file, problem));
  }

  /** SHA-256 of the lines "sha256 rows path" of the files in order of their paths. */
  static String contentHash(List<FileEntry> files, Function<FileEntry, String> path) {
    StringBuilder lines = new StringBuilder();
    for (FileEntry file : files) {
      lines
          .append(file.sha256())
          .append(' ')
          .append(file.rows())
          .append(' ')
          .append(path.apply(file))
          .append('\n');
    }
    return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Long> rowsByDataset(List<FileEntry> files) {
    Map<String, Long> rows = new TreeMap<>();
    for (FileEntry file : files) {
      rows.merge(file.dataset(), file.rows(), Long::sum);
    }
    return rows;
  }

  private static List<Map<String, Object>> list(
      List<FileEntry> files, Function<FileEntry, String> path) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (FileEntry file : files) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("path", path.apply(file));
      one.put("dataset", file.dataset());
      one.put("rows", file.rows());
      one.put("bytes", file.bytes());
      one.put("sha256", file.sha256());
      list.add(one);
    }
    return list;
  }

  private static List<Map<String, Object>> inputs(List<InputFile> inputs) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (InputFile input : inputs.stream().sorted(Comparator.comparing(InputFile::path)).toList()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("path", input.path());
      one.put("bytes", input.bytes());
      one.put("sha256", input.sha256());
      list.add(one);
    }
    return list;
  }

  private static byte[] json(Map<String, Object> manifest) throws IOException {
    // The default printer breaks lines as the platform does.
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return (JSON.writer(printer).writeValueAsString(manifest) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
