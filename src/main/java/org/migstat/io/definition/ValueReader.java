package org.migstat.io.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.StatusSource;
import org.migstat.core.definition.StatusSource.Flag;
import org.migstat.core.definition.StatusSource.StatusWhen;
import org.migstat.core.definition.ValueSource;
import org.migstat.core.definition.ValueSource.Symbol;
import org.migstat.core.definition.ValueSource.Symbol.Meaning;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Rounding;

/** How the value and its status are read. */
final class ValueReader {
  private final YamlNode.Mapping top;
  private final MapFolder folder;
  private final FileProblems problems;

  ValueReader(YamlNode.Mapping top, MapFolder folder, FileProblems problems) {
    this.top = top;
    this.folder = folder;
    this.problems = problems;
  }

  ValueSource value() {
    YamlNode.Mapping written = top.mapping("value");
    YamlNode.Mapping rounding = written.mapping("rounding");
    Character decimalMark = character(written.text("decimal_mark"));
    Character thousandsMark = character(written.text("thousands_mark"));
    if (thousandsMark != null && thousandsMark.equals(decimalMark)) {
      problems.add(
          written.line("thousands_mark"),
          "thousands_mark is '%s' like decimal_mark; expected two different marks.",
          thousandsMark);
    }
    return new ValueSource(
        written.text("column"),
        decimalMark,
        thousandsMark,
        written.whole("unit_mult", 0),
        written.whole("decimals", -1),
        rounding.whole("step", 1),
        rounding.constant("mode", Rounding.Mode.class, Rounding.Mode.NEAREST),
        "filler".equals(written.text("zero")),
        symbols(written.mapping("symbols")));
  }

  private static @Nullable Character character(@Nullable String text) {
    return text == null || text.length() != 1 ? null : text.charAt(0);
  }

  private Map<String, Symbol> symbols(YamlNode.Mapping written) {
    Map<String, Symbol> symbols = new LinkedHashMap<>();
    for (String symbol : written.entries().keySet()) {
      if (symbol.matches("[-+]?[0-9][0-9., ]*")) {
        problems.add(
            written.line(symbol),
            "symbol '%s' is a number; expected a text that is none. Leave rows out by scope, or"
                + " declare zero: filler.",
            symbol);
      }
      symbols.put(symbol, symbol(written.required(symbol).split(" ", -1)));
    }
    return Ordered.map(symbols);
  }

  /**
   * {@code filler}, {@code zero}, {@code zero N}, {@code O}, or {@code Q A}: a status, then
   * CONF_STATUS.
   */
  private static Symbol symbol(String[] words) {
    String second = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "filler" -> new Symbol(Meaning.FILLER, null, null);
      case "zero" ->
          new Symbol(Meaning.ZERO, YamlNode.constant(second, ObservationStatus.class), null);
      default ->
          new Symbol(
              Meaning.MISSING,
              YamlNode.constant(words[0], ObservationStatus.class),
              YamlNode.constant(second, ConfidentialityStatus.class));
    };
  }

  StatusSource status() {
    YamlNode.Mapping written = top.mapping("status");
    String column = written.text("column");
    for (String key : List.of("flags", "letters")) {
      if (written.has(key) && column == null) {
        problems.add(
            written.line(key), "status has %s without a column; expected column beside it.", key);
      }
    }
    return new StatusSource(
        written.constants("always", ObservationStatus.class),
        column,
        flags(written),
        "separate".equals(written.text("letters")),
        statusWhen(written));
  }

  private List<StatusWhen> statusWhen(YamlNode.Mapping written) {
    List<StatusWhen> when = new ArrayList<>();
    for (YamlNode.Mapping one : written.mappings("when")) {
      if (!one.has("add") && !one.has("footnote")) {
        problems.add(
            one.line(),
            "a condition of status adds nothing; expected add or footnote beside when.");
      }
      when.add(
          new StatusWhen(
              ConceptSources.when(one),
              one.constants("add", ObservationStatus.class),
              one.text("footnote")));
    }
    return List.copyOf(when);
  }

  private Map<String, Flag> flags(YamlNode.Mapping written) {
    String name = written.text("flags");
    if (name == null) {
      return written.has("column") ? StatusSource.CODES : Map.of();
    }
    if (!MapFolder.isName(name)) {
      return Map.of();
    }
    Optional<CsvTable> table =
        folder.table(name, written.line("flags"), FlagTable.COLUMNS, problems);
    return table.map(FlagTable::flags).orElse(Map.of());
  }
}
