package org.migstat.core.harmonise;

import java.util.List;
import java.util.Optional;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.RuleId;

/**
 * Reads ages by the collection's map, else by the grammar of the code list.
 *
 * @see "UN/SDMX 1.7"
 */
final class AgeReader {
  private final Source source;
  private final Verdict verdict;
  private final KnownTexts<Optional<AgeBand>> known = new KnownTexts<>(this::parse);

  AgeReader(Source source, Verdict verdict) {
    this.source = source;
    this.verdict = verdict;
  }

  Source source() {
    return source;
  }

  /**
   * The band of the row. One without stands, while the verdict says so, as the total: that is the
   * sum which the row spoils.
   */
  AgeBand read(Row row) {
    String raw = source.raw(row);
    AgeBand band = known.read(raw).orElse(null);
    if (band != null) {
      return band;
    }
    if (EnumReader.isOutOfScope(source.codes(), raw)) {
      verdict.outOfScope("AGE code");
    } else {
      verdict.refuse(
          RuleId.V_CODE_AGE, source.name(), "no age is written as " + RawCode.shown(raw));
    }
    return AgeBand.TOTAL;
  }

  private Optional<AgeBand> parse(String raw) {
    List<CodeMap.Entry> mapped = source.codes().entries().get(raw);
    return AgeBand.parse(mapped == null ? raw : mapped.get(0).target());
  }
}
