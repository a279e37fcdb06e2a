package org.migstat.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.migstat.core.codelist.AreaNames;
import org.migstat.core.codelist.FoldedName;
import org.migstat.core.model.Dimension;
import org.migstat.io.codelist.AreaCodelist;
import org.migstat.io.codelist.IcuAreaNames;

/**
 * Areas of a tier by code, letters or name. Letters and names mean all that they ever meant, and
 * variants of it such as France with its overseas departments: which of them has cells, the cells
 * say.
 *
 * @see "UN/SDMX 1.4"
 */
final class AreaFinder {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final Pattern FORMER = Pattern.compile("\\s*\\[.*]$");

  private final TierDatabase database;
  private final List<Row> areas;
  private final Map<String, String> names = new HashMap<>();

  AreaFinder(TierDatabase database) throws IOException, QueryException {
    this.database = database;
    areas = database.rows("SELECT code, name, base_code, iso2, iso3 FROM areas", List.of());
    areas.forEach(area -> names.put(area.text("code"), area.text("name")));
  }

  /** Name of a code; the code itself if the tier does not know it. */
  String name(String code) {
    return names.getOrDefault(code, code);
  }

  /** The codes that a text means, at least one. */
  Set<String> codes(Dimension dimension, String text) throws IOException, QueryException {
    String code = NUMBER.matcher(text).matches() ? "0".repeat(3 - text.length()) + text : text;
    for (Row area : areas) {
      if (area.text("code").equalsIgnoreCase(code)) {
        return Set.of(area.text("code"));
      }
    }
    Set<String> found = byLetters(text.toUpperCase(Locale.ROOT));
    if (found.isEmpty()) {
      found = byName(FoldedName.of(text));
    }
    if (found.isEmpty()) {
      throw new QueryException(
          "Cannot find cells by %s '%s': no area has this M49 code, ISO code or English name; nearest are %s."
              .formatted(dimension, text, nearest(text)));
    }
    return withVariants(found);
  }

  private Set<String> byLetters(String letters) {
    Set<String> found = new HashSet<>();
    for (Row area : areas) {
      if (letters.equals(area.textOrNull("iso2")) || letters.equals(area.textOrNull("iso3"))) {
        found.add(area.text("code"));
      }
    }
    return found;
  }

  private Set<String> byName(String folded) {
    Set<String> found = new HashSet<>();
    for (Row area : areas) {
      String name = FORMER.matcher(area.text("name")).replaceFirst("");
      if (FoldedName.of(name).equals(folded)) {
        found.add(area.text("code"));
      }
    }
    for (String target : new IcuAreaNames(AreaCodelist.table()).codes(folded, "en")) {
      if (target.startsWith(AreaNames.BY_LETTERS)) {
        found.addAll(byLetters(target.substring(AreaNames.BY_LETTERS.length())));
      } else {
        found.add(target);
      }
    }
    return found;
  }

  private Set<String> withVariants(Set<String> codes) {
    Set<String> all = new HashSet<>(codes);
    for (Row area : areas) {
      // Not its parts: England is not what somebody means by the United Kingdom.
      boolean variant = area.text("code").contains("_");
      if (variant && codes.contains(area.text("base_code"))) {
        all.add(area.text("code"));
      }
    }
    return all;
  }

  private String nearest(String text) throws IOException, QueryException {
    List<String> labels = new ArrayList<>();
    for (Row area :
        database.rows(
            "SELECT code, name FROM areas ORDER BY contains(lower(name), lower(?)) DESC, jaro_winkler_similarity(lower(name), lower(?)) DESC, code LIMIT 3",
            List.of(text, text))) {
      labels.add("%s (%s)".formatted(area.text("name"), area.text("code")));
    }
    return labels.isEmpty() ? "none" : String.join(", ", labels);
  }
}
