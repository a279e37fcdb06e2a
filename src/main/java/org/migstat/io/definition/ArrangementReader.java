package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Arrangements.Sharing;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.model.Party;

/** Reads who may see more, or less, than a record's own status says. */
final class ArrangementReader {
  private final FileProblems problems;
  private final Set<String> collections;

  /**
   * @param collections codes that some definition has: a misspelt one would withhold nothing, and
   *     nobody would see it
   */
  ArrangementReader(FileProblems problems, Set<String> collections) {
    this.problems = problems;
    this.collections = collections;
  }

  Arrangements read(SourceText source, YamlNode.Mapping top) {
    List<Sharing> sharing = new ArrayList<>();
    for (YamlNode.Mapping one : top.mappings("sharing")) {
      Set<Party> to = Ordered.set(one.constants("to", Party.class));
      sharing.add(
          new Sharing(
              CollectionNames.known(one, collections, problems), to, one.flag("confidential")));
    }
    List<Withholding> withholding = new ArrayList<>();
    for (YamlNode.Mapping one : top.mappings("withhold")) {
      withholding.add(
          new Withholding(
              CollectionNames.known(one, collections, problems),
              one.constant("from", Party.class, Party.UN)));
    }
    Set<String> disclosing = new TreeSet<>();
    for (YamlNode.Mapping one : top.mappings("collections")) {
      String collection = CollectionNames.known(one, collections, problems);
      if (one.flag("disclose_existence")) {
        disclosing.add(collection);
      }
    }
    return new Arrangements(
        ContentHash.of(source),
        List.copyOf(sharing),
        List.copyOf(withholding),
        Set.copyOf(disclosing));
  }
}
