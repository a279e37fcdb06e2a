package org.migstat.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code pipelines/deploy} holds, as those read it who use it. */
final class DeployFiles {
  static final Path FOLDER = Path.of("pipelines", "deploy");

  private static final ObjectMapper JSON = new ObjectMapper();

  private DeployFiles() {}

  static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  /** The files whose names end so, as paths below the folder, sorted. */
  static List<String> ending(String end) throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString())
          .filter(name -> name.endsWith(end))
          .sorted()
          .toList();
    }
  }

  /** The objects of a manifest, anchors resolved. */
  static List<JsonNode> objects(String file) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    yaml.loadAll(text(file)).forEach(object -> objects.add(JSON.valueToTree(object)));
    return objects;
  }

  /** The first object of a manifest. */
  static JsonNode object(String file) throws IOException {
    return objects(file).get(0);
  }

  static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  /** What an element or property of the build says first; there is one. */
  static String pom(String element) throws IOException {
    return found(
        "<" + element + ">([^<]+)</" + element + ">", Files.readString(Path.of("pom.xml")));
  }

  /** The first group of the first place that the expression fits. */
  static String found(String expression, String text) {
    Matcher matcher = Pattern.compile(expression, Pattern.MULTILINE).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("nothing fits " + expression);
    }
    return matcher.group(1);
  }
}
