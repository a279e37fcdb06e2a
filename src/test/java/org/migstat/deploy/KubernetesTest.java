package org.migstat.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.deploy.DeployFiles.found;
import static org.migstat.deploy.DeployFiles.object;
import static org.migstat.deploy.DeployFiles.objects;
import static org.migstat.deploy.DeployFiles.pom;
import static org.migstat.deploy.DeployFiles.text;
import static org.migstat.deploy.DeployFiles.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Program;
import org.migstat.beam.RoundingKey;
import org.migstat.cli.AskedRun;
import org.migstat.pipeline.RunRequest;
import org.yaml.snakeyaml.Yaml;

/** What can be known of the manifests without a cluster. */
class KubernetesTest {
  private static final String CLUSTER = "flink/cluster.yaml";
  private static final String RUN = "flink/run.yaml";
  private static final String SPARK = "spark/application.yaml";

  static Stream<String> manifests() throws IOException {
    return DeployFiles.ending(".yaml").stream();
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyObjectHasOnlyFieldsThatItsKindHas(String file) throws IOException {
    JsonSchema schema = schema();
    assertThat(objects(file)).isNotEmpty();
    for (JsonNode object : objects(file)) {
      assertThat(schema.validate(object)).isEmpty();
    }
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        KubernetesTest.class.getResourceAsStream("/deploy/kubernetes.schema.yaml")) {
      JsonNode tree = new ObjectMapper().valueToTree(new Yaml().load(in));
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(tree);
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void variablesAreThoseThatTheProductReadsFromSecrets(String file) throws IOException {
    for (JsonNode object : objects(file)) {
      for (JsonNode variables : object.findValues("env")) {
        assertThat(variables.findValuesAsText("name"))
            .containsExactly(RoundingKey.VARIABLE, "migstat");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void whatIsMountedIsThere(String file) throws IOException {
    for (JsonNode object : objects(file)) {
      Set<String> volumes = new TreeSet<>();
      object.findValues("volumes").forEach(list -> volumes.addAll(list.findValuesAsText("name")));
      for (JsonNode mounts : object.findValues("volumeMounts")) {
        assertThat(volumes).containsAll(mounts.findValuesAsText("name"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"flink", "spark"})
  void versionsAreThoseOfTheBuild(String runner) throws IOException {
    String version = pom(runner + ".version");
    assertThat(text(runner + "/Dockerfile")).containsPattern("FROM \\S+:" + version + "-");
    String image = "migstat-" + runner + ":" + pom("version");
    assertThat(text(runner + "/Dockerfile")).contains("-t " + image + " .");
    for (String file : DeployFiles.ending(".yaml")) {
      if (file.startsWith(runner)) {
        assertThat(images(file)).containsOnly(image);
      }
    }
  }

  private static Set<String> images(String file) throws IOException {
    Set<String> images = new TreeSet<>();
    objects(file).forEach(object -> images.addAll(object.findValuesAsText("image")));
    images.remove("");
    return images;
  }

  @Test
  void operatorsAreToldTheVersionsOfTheBuild() throws IOException {
    String flink = pom("flink.version");
    assertThat(object(CLUSTER).at("/spec/flinkVersion").asText())
        .isEqualTo("v" + found("^(\\d+\\.\\d+)", flink).replace('.', '_'));
    assertThat(object(SPARK).at("/spec/sparkVersion").asText()).isEqualTo(pom("spark.version"));
  }

  @Test
  void allProcessesOfOneRunAreOneUser() throws IOException {
    assertThat(users(CLUSTER)).containsOnly("9999").isEqualTo(users(RUN));
    assertThat(users(SPARK)).containsOnly("185");
  }

  private static Set<String> users(String file) throws IOException {
    Set<String> users = new TreeSet<>();
    objects(file).forEach(object -> users.addAll(object.findValuesAsText("runAsUser")));
    return users;
  }

  @Test
  void theClusterOpensThePackagesThatTheJarOpens() throws IOException {
    for (String process : List.of("jobmanager", "taskmanager")) {
      String options = options("env.java.opts." + process);
      for (String name : pom("runner.opens").split(" ")) {
        assertThat(options).contains("--add-opens=" + name + "=ALL-UNNAMED");
      }
    }
  }

  private static String options(String key) throws IOException {
    return object(CLUSTER).at("/spec/flinkConfiguration").path(key).asText();
  }

  @Test
  void javaTakesItsOptionsAndLeavesNoMemoryOnADisk() throws Exception {
    List<String> all = new ArrayList<>(object(SPARK).findValuesAsText("javaOptions"));
    all.add(options("env.java.opts.jobmanager"));
    all.add(options("env.java.opts.taskmanager"));
    assertThat(all).hasSize(4);
    for (String options : all) {
      assertThat(options.split(" "))
          .contains(
              "-XX:-CreateCoredumpOnCrash",
              "-XX:-HeapDumpOnOutOfMemoryError",
              "-XX:ErrorFile=/dev/null",
              "-XX:-UsePerfData");
      List<String> words = new ArrayList<>(List.of(options.split(" ")));
      words.add("-version");
      var ending = Program.java(words.toArray(String[]::new)).run();
      assertThat(ending.code()).as(ending.err()).isZero();
    }
  }

  @Test
  void theRunIsSentToTheClusterThatIsThere() throws Exception {
    JsonNode job = object(RUN).at("/spec/jobTemplate/spec");
    JsonNode pod = job.at("/template/spec/containers/0");
    assertThat(words(pod.path("command"))).containsExactly("/opt/migstat/" + Monthly.SCRIPT);
    RunRequest asked = AskedRun.of(Monthly.arguments(words(pod.path("args"))));

    assertThat(installed(asked.job())).isRegularFile();
    assertThat(asked.input()).isEqualTo(Path.of("/data/input"));
    assertThat(asked.output()).isEqualTo(Path.of("/data/out"));
    assertThat(asked.keys()).isEqualTo(Path.of("/keys"));
    assertThat(asked.deadline()).isEqualTo(Duration.ofHours(12));
    JsonNode cluster = object(CLUSTER).path("metadata");
    assertThat(asked.beamOptions())
        .containsExactly(
            "--flinkMaster=%s-rest.%s:8081"
                .formatted(cluster.path("name").asText(), cluster.path("namespace").asText()),
            "--parallelism=4");
    assertThat(text("flink/Dockerfile"))
        .contains("COPY target/migstat-flink.jar /opt/migstat/target/migstat-flink.jar");
    assertThat(job.at("/template/metadata/labels"))
        .isEqualTo(object(CLUSTER).at("/spec/podTemplate/metadata/labels"))
        .isEqualTo(objects(CLUSTER).get(1).at("/spec/podSelector/matchLabels"));
  }

  @Test
  void onlyWhatMayBeOverByThenIsTriedAgain() throws IOException {
    JsonNode policy = object(RUN).at("/spec/jobTemplate/spec/podFailurePolicy/rules/0");
    assertThat(policy.path("action").asText()).isEqualTo("FailJob");
    assertThat(policy.at("/onExitCodes/values").toString()).isEqualTo("[2,3,5]");
    assertThat(policy.at("/onExitCodes/containerName"))
        .isEqualTo(object(RUN).at("/spec/jobTemplate/spec/template/spec/containers/0/name"));
  }

  @Test
  void sparkStartsTheProgramOfItsImage() throws Exception {
    JsonNode spec = object(SPARK).path("spec");
    var main = Class.forName(spec.path("mainClass").asText()).getMethod("main", String[].class);
    assertThat(Modifier.isStatic(main.getModifiers())).isTrue();
    String jar = spec.path("mainApplicationFile").asText().replace("local://", "");
    assertThat(text("spark/Dockerfile")).contains("COPY target/migstat-spark.jar " + jar);
    for (String process : List.of("driver", "executor")) {
      assertThat(spec.path("sparkConf").path("spark." + process + ".extraClassPath").asText())
          .isEqualTo(jar);
    }
    RunRequest asked = AskedRun.of(words(spec.path("arguments")));
    assertThat(installed(asked.job())).isRegularFile();
    assertThat(asked.asOf()).isNotNull();
    assertThat(asked.keys()).isEqualTo(Path.of("/keys"));
  }

  /** The file of the project that is there in an image. */
  private static Path installed(Path path) {
    Path here = Path.of("/opt/migstat").relativize(path);
    assertThat(here.normalize().toString()).startsWith("pipelines/");
    return here;
  }
}
