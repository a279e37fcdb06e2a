package org.migstat.io.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Tier;

class ManifestTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path output;

  @Test
  void theManifestOfATierIsAFunctionOfItsOwnFilesAlone() throws Exception {
    TinyRelease.publish(output, "IMM.1");
    TinyRelease.publish(output, "IMM.3");

    assertThat(text("r000002", "iom/manifest.json"))
        .isEqualTo(text("r000001", "iom/manifest.json"));
    assertThat(json("r000002", "un/manifest.json").get("content_hash"))
        .isNotEqualTo(json("r000001", "un/manifest.json").get("content_hash"));
  }

  @Test
  void aTierListsItsFilesByPathWithTheContentHashOverThem() throws Exception {
    TinyRelease.publish(output, "IMM.1");
    String conflicts = sha256("r000001/un/conflicts/part-00000.parquet");
    String records = sha256("r000001/un/obs_all/indicator=IMM/part-00007.parquet");
    long conflictBytes =
        Files.size(output.resolve("releases/r000001/un/conflicts/part-00000.parquet"));
    long recordBytes =
        Files.size(output.resolve("releases/r000001/un/obs_all/indicator=IMM/part-00007.parquet"));
    String lines =
        conflicts
            + " 1 conflicts/part-00000.parquet\n"
            + records
            + " 2 obs_all/indicator=IMM/part-00007.parquet\n";

    assertThat(text("r000001", "un/manifest.json"))
        .isEqualTo(
            """
            {
              "tier" : "un",
              "content_hash" : "%s",
              "rows" : {
                "conflicts" : 1,
                "obs_all" : 2
              },
              "files" : [
                {
                  "path" : "conflicts/part-00000.parquet",
                  "dataset" : "conflicts",
                  "rows" : 1,
                  "bytes" : %d,
                  "sha256" : "%s"
                },
                {
                  "path" : "obs_all/indicator=IMM/part-00007.parquet",
                  "dataset" : "obs_all",
                  "rows" : 2,
                  "bytes" : %d,
                  "sha256" : "%s"
                }
              ]
            }
            """
                .formatted(
                    Sha256.of(lines.getBytes(StandardCharsets.UTF_8)),
                    conflictBytes,
                    conflicts,
                    recordBytes,
                    records));
  }

  @Test
  void theManifestOfTheReleaseTellsWhatItWasMadeOfAndListsEveryFile() throws Exception {
    TinyRelease.publish(output, "IMM.1");

    JsonNode manifest = json("r000001", "manifest.json");
    assertThat(manifest.get("release").asText()).isEqualTo("r000001");
    assertThat(manifest.get("migstat").asText()).isEqualTo("0.1.0");
    assertThat(manifest.get("as_of").asText()).isEqualTo("2025-12-31T00:00:00Z");
    assertThat(manifest.get("inputs").toString())
        .isEqualTo(
            """
            [{"path":"a.csv","bytes":10,"sha256":"11"},{"path":"b.csv","bytes":20,"sha256":"22"}]\
            """);
    assertThat(manifest.get("definitions").toString()).isEqualTo("{\"unhcr\":\"d1\"}");
    assertThat(manifest.get("policies").toString()).isEqualTo("{\"resolution\":\"p1\"}");
    assertThat(manifest.get("codelists").toString()).isEqualTo("{\"CL_SEX\":\"c1\"}");
    assertThat(manifest.get("tiers").get("iom").get("manifest_sha256").asText())
        .isEqualTo(sha256("r000001/iom/manifest.json"));
    assertThat(manifest.get("files").findValuesAsText("path"))
        .containsExactly(
            "iom/obs_all/indicator=IMM/part-00007.parquet",
            "ledger/ledger/part-00000.parquet",
            "quarantine/quarantine/part-00000.parquet",
            "un/conflicts/part-00000.parquet",
            "un/obs_all/indicator=IMM/part-00007.parquet");
  }

  @Test
  void theOrderInWhichFilesAreReportedDoesNotMatterNorDoRepeatedReports() throws Exception {
    TinyRelease.publish(output, "IMM.1");
    try (Staging staging = Staging.open(output)) {
      List<FileEntry> files = new ArrayList<>(TinyRelease.write(staging.folder(), "IMM.1"));
      files.addAll(List.copyOf(files));
      Collections.reverse(files);
      staging.publish(TinyRelease.MADE, files, release -> {});
    }

    assertThat(text("r000002", "un/manifest.json")).isEqualTo(text("r000001", "un/manifest.json"));
    assertThat(text("r000002", "manifest.json"))
        .isEqualTo(text("r000001", "manifest.json").replace("r000001", "r000002"));
  }

  @Test
  void aTierWithoutRecordsHasAnEmptyManifest() throws Exception {
    ReleaseManifest made = TinyRelease.MADE;
    var onlyJoint =
        new ReleaseManifest(
            made.version(),
            made.job(),
            made.asOf(),
            Set.of(Tier.JOINT),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of());
    try (Staging staging = Staging.open(output)) {
      staging.publish(onlyJoint, List.of(), release -> {});
    }

    assertThat(json("r000001", "joint/manifest.json").toString())
        .isEqualTo(
            "{\"tier\":\"joint\",\"content_hash\":\""
                + Sha256.of(new byte[0])
                + "\",\"rows\":{},\"files\":[]}");
  }

  private String text(String id, String path) throws IOException {
    return Files.readString(output.resolve("releases").resolve(id).resolve(path));
  }

  private JsonNode json(String id, String path) throws IOException {
    return JSON.readTree(text(id, path));
  }

  private String sha256(String path) throws IOException {
    return Sha256.of(output.resolve("releases").resolve(path));
  }
}
