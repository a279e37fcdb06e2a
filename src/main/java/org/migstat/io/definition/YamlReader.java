package org.migstat.io.definition;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads one YAML document into nodes that keep their text and line. Works on the parser's events,
 * so nothing is resolved, constructed or expanded: anchors, aliases, tags, repeated keys and
 * further documents are refused.
 */
final class YamlReader {
  private static final int DEEPEST = 16;

  private final Iterator<Event> events;
  private final FileProblems problems;

  private YamlReader(Iterator<Event> events, FileProblems problems) {
    this.events = events;
    this.problems = problems;
  }

  /** The mapping at the top; empty if there is none to work on. Whatever is wrong is noted. */
  static Optional<YamlNode.Mapping> read(SourceText source, FileProblems problems) {
    Yaml yaml = new Yaml(new LoaderOptions());
    try {
      var reader = new YamlReader(yaml.parse(new StringReader(source.text())).iterator(), problems);
      return reader.document();
    } catch (Refused refused) {
      problems.add(refused.line, refused.found);
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 0 : wrong.getProblemMark().getLine() + 1;
      String what = String.valueOf(wrong.getProblem()).replace('\n', ' ');
      problems.add(
          line,
          "it is not YAML (%s); expected keys and values. Put texts with special characters in"
              + " quotes.",
          what);
    } catch (ReaderException wrong) {
      long ends =
          source.text().codePoints().limit(wrong.getPosition()).filter(c -> c == '\n').count();
      problems.add(1 + (int) ends, "it holds a control character; expected printable text.");
    } catch (YAMLException wrong) {
      problems.add(0, "it is not YAML; expected keys and values.");
    }
    return Optional.empty();
  }

  private Optional<YamlNode.Mapping> document() throws Refused {
    YamlNode.Mapping top = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent && top != null) {
        throw new Refused(
            line(event),
            "a second document starts; expected one document in a file. Remove the line ---.");
      }
      if (event instanceof DocumentStartEvent) {
        top = top(events.next());
      }
    }
    if (top == null) {
      throw new Refused(0, "it is empty; expected keys and values.");
    }
    return Optional.of(top);
  }

  private YamlNode.Mapping top(Event first) throws Refused {
    if (node(first, line(first), 0) instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw new Refused(line(first), "there are no keys at the top; expected keys and values.");
  }

  private YamlNode node(Event event, int line, int depth) throws Refused {
    if (depth > DEEPEST) {
      throw new Refused(
          line(event), "values are nested more than %s deep; expected fewer levels.", DEEPEST);
    }
    refuseWhatIsNotPlain(event);
    if (event instanceof MappingStartEvent) {
      return mapping(line, depth);
    }
    if (event instanceof SequenceStartEvent) {
      List<YamlNode> items = new ArrayList<>();
      for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
        items.add(node(next, line(next), depth + 1));
      }
      return new YamlNode.Sequence(List.copyOf(items), line);
    }
    ScalarEvent scalar = (ScalarEvent) event;
    return new YamlNode.Scalar(
        scalar.getValue(), scalar.isPlain() && scalar.getValue().isEmpty(), line(event));
  }

  private YamlNode.Mapping mapping(int line, int depth) throws Refused {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      int keyLine = line(next);
      if (!(node(next, keyLine, depth + 1) instanceof YamlNode.Scalar key) || key.absent()) {
        throw new Refused(keyLine, "a key is no text; expected a text before the colon.");
      }
      Event value = events.next();
      YamlNode.Entry entry = new YamlNode.Entry(keyLine, node(value, keyLine, depth + 1));
      YamlNode.Entry earlier = entries.putIfAbsent(key.text(), entry);
      if (earlier != null) {
        problems.add(
            keyLine,
            "key '%s' stands a second time, after line %s; expected it once.",
            key.text(),
            earlier.line());
      }
    }
    return new YamlNode.Mapping(entries, line);
  }

  private static void refuseWhatIsNotPlain(Event event) throws Refused {
    if (event instanceof AliasEvent alias) {
      throw new Refused(
          line(event),
          "alias '*%s' found; expected plain values. Write the value out, or put a text that starts"
              + " with * in quotes.",
          alias.getAnchor());
    }
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      throw new Refused(
          line(event),
          "anchor '&%s' found; expected plain values. Remove it, or put a text that starts with &"
              + " in quotes.",
          node.getAnchor());
    }
    String tag = tag(event);
    if (tag != null && !tag.equals("!")) {
      throw new Refused(
          line(event),
          "tag '%s' found; expected plain values. Remove it, or put a text that starts with ! in"
              + " quotes.",
          tag);
    }
  }

  private static @Nullable String tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    if (event instanceof MappingStartEvent mapping) {
      return mapping.getTag();
    }
    return event instanceof SequenceStartEvent sequence ? sequence.getTag() : null;
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  /** What ends the reading of this file. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String found;

    Refused(int line, String found, Object... parts) {
      super(found);
      this.line = line;
      this.found = FileProblems.filled(found, parts);
    }
  }
}
