package org.migstat.core.codelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.PopulationBasis;

/**
 * Reads names at a reference period. A former country is known by its name while it existed, and
 * afterwards only as a place of birth.
 *
 * @see "UN/SDMX 1.4"
 */
final class NameReading {
  private final AreaTable table;
  private final LetterReading letters;
  private final AreaNames names;

  NameReading(AreaTable table, LetterReading letters, AreaNames names) {
    this.table = table;
    this.letters = letters;
    this.names = names;
  }

  AreaCode read(String raw, String language, ReferencePeriod period, PopulationBasis basis) {
    String folded = FoldedName.of(raw);
    Set<Integer> known = new TreeSet<>();
    boolean late = false;
    for (String target : new TreeSet<>(names.codes(folded, language))) {
      AreaCode code = target(target, period, basis);
      if (code instanceof AreaCode.Ambiguous) {
        return code;
      }
      if (code instanceof AreaCode.Known meaning) {
        known.add(meaning.position());
        late |= meaning.late();
      }
    }
    return switch (known.size()) {
      case 0 ->
          new AreaCode.Unknown(why(language, period), suggestions(folded, language, period, basis));
      case 1 -> new AreaCode.Known(known.iterator().next(), late);
      default -> new AreaCode.Ambiguous("it is a name of " + labels(known));
    };
  }

  /**
   * What a target means at the period; null if it is a former country that had ended and nobody was
   * born there.
   */
  private @Nullable AreaCode target(String target, ReferencePeriod period, PopulationBasis basis) {
    if (target.startsWith(AreaNames.BY_LETTERS)) {
      return letters.read(
          target.substring(AreaNames.BY_LETTERS.length()),
          period,
          basis,
          "no area has these letters");
    }
    int position = table.canonical(table.position(target));
    Area area = table.area(position);
    boolean former = area.type() == AreaType.HISTORICAL && area.endedBy(period.first());
    return former && basis != PopulationBasis.COB ? null : new AreaCode.Known(position, false);
  }

  private String labels(Set<Integer> positions) {
    List<String> labels = new ArrayList<>();
    positions.forEach(position -> labels.add(table.area(position).label()));
    return String.join(" and of ", labels);
  }

  private static String why(String language, ReferencePeriod period) {
    String name = Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    return "no area has this name in " + name + " in " + period.years();
  }

  /** Half the letters may differ: abbreviations and long forms are far from what they mean. */
  private List<String> suggestions(
      String folded, String language, ReferencePeriod period, PopulationBasis basis) {
    Stream<Nearest.Candidate> candidates =
        names.entries(language).stream().flatMap(entry -> candidate(entry, period, basis).stream());
    return Nearest.to(folded, folded.length() / 2, candidates);
  }

  private List<Nearest.Candidate> candidate(
      AreaNames.Entry entry, ReferencePeriod period, PopulationBasis basis) {
    if (target(entry.target(), period, basis) instanceof AreaCode.Known known
        && period.touches(table.area(known.position()))) {
      String code = table.code(known.position());
      return List.of(new Nearest.Candidate(entry.folded(), entry.name() + " (" + code + ")", code));
    }
    return List.of();
  }
}
