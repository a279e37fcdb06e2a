package org.migstat.io.codelist;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaAlphabet;
import org.migstat.core.codelist.AreaReader;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.model.PopulationBasis;

/**
 * The areas of {@code schemas/codelists}: areas.csv, the alphabetic codes of area-alpha.csv and the
 * names of area-names.csv and ICU.
 *
 * @see "UN/SDMX 1.4, 1.5"
 */
public final class AreaCodelist {
  private AreaCodelist() {}

  /**
   * All areas but the residuals, which collections bring.
   *
   * @throws IllegalStateException if areas.csv is wrong; the message names every wrong line
   */
  public static AreaTable table() {
    return AreaTable.of(parse(CodelistFile.read("areas"), AreaCodelist::area));
  }

  /**
   * What alphabetic codes mean.
   *
   * @throws IllegalStateException if area-alpha.csv is wrong; the message names every wrong line
   */
  public static AreaAlphabet alphabet(AreaTable table) {
    return AreaAlphabet.of(table, parse(CodelistFile.read("area-alpha"), AreaCodelist::window));
  }

  /** A reader of raw codes and names into positions of {@code table}. For one thread. */
  public static AreaReader reader(AreaTable table) {
    return new AreaReader(table, alphabet(table), new IcuAreaNames(table));
  }

  private static Area area(Fields fields) {
    return new Area(
        fields.text("code"),
        fields.text("name"),
        AreaType.valueOf(fields.text("type")),
        fields.text("base_code"),
        fields.text("iso2"),
        fields.text("iso3"),
        fields.date("valid_from"),
        fields.date("valid_to"),
        fields.flag("in_m49"),
        fields.flag("in_iso"),
        new HashSet<>(fields.list("atoms")),
        fields.list("successors"));
  }

  private static AreaAlphabet.Window window(Fields fields) {
    String basis = fields.text("basis");
    return new AreaAlphabet.Window(
        fields.text("iso2"),
        fields.text("iso3"),
        fields.text("code"),
        fields.date("valid_from"),
        fields.date("valid_to"),
        basis.isEmpty() ? null : PopulationBasis.valueOf(basis),
        fields.text("note"));
  }

  private static <T> List<T> parse(CodelistFile file, Function<Fields, T> parser) {
    List<T> parsed = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (CodelistFile.Row row : file.rows()) {
      try {
        parsed.add(parser.apply(new Fields(file, row)));
      } catch (IllegalArgumentException | DateTimeParseException wrong) {
        problems.add("line " + row.line() + ": " + wrong.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "Cannot use the code list " + file.name() + ".csv: " + String.join("; ", problems) + ".");
    }
    return parsed;
  }

  private record Fields(CodelistFile file, CodelistFile.Row row) {
    String text(String column) {
      return row.fields().get(file.index(column));
    }

    @Nullable LocalDate date(String column) {
      String text = text(column);
      return text.isEmpty() ? null : LocalDate.parse(text);
    }

    boolean flag(String column) {
      return switch (text(column)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException(column + " is neither true nor false");
      };
    }

    List<String> list(String column) {
      String text = text(column);
      return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }
  }
}
