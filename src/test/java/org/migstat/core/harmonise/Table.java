package org.migstat.core.harmonise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.migstat.core.codelist.AreaReader;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Corrections.Correction;
import org.migstat.core.definition.Derived;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.io.codelist.AreaCodelist;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.definition.Definitions;

/**
 * A small table with its definition: immigration to Poland by year in persons, unless a test says
 * otherwise. Fields are divided by {@code |}.
 */
final class Table {
  static final AreaTable AREAS = AreaCodelist.table();

  /**
   * Areas and their reader by the residuals of a run; the names of all areas take a while to read.
   */
  private static final Map<Set<String>, World> WORLDS = new HashMap<>();

  private record World(AreaTable areas, AreaReader reader) {
    static World with(Set<String> residuals) {
      AreaTable areas = AREAS.plus(residuals.stream().map(AreaTable::residual).toList());
      return new World(areas, AreaCodelist.reader(areas));
    }
  }

  private final Path folder;
  private final String id;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<String, String> concepts = new LinkedHashMap<>();
  private final List<CollectionDefinition> others = new ArrayList<>();
  private final List<Derived> derivations = new ArrayList<>();
  private String[] header = {"year", "n"};
  private int wideFrom = Integer.MAX_VALUE;
  private String file = "in.csv";
  private Instant asOf = Cells.AS_OF;
  private List<Correction> corrections = List.of();

  private Table(Path folder, String id) {
    this.folder = folder;
    this.id = id;
  }

  static Table in(Path folder) {
    return in(folder, "small");
  }

  /**
   * @param id name of the definition; two of one folder differ in it
   */
  static Table in(Path folder, String id) {
    return new Table(folder, id)
        .key("collection", "NSO_POL")
        .key("dataflow", "MAIN")
        .key("title", "Immigration")
        .key("provider", "Statistics Poland")
        .key("citation", "invented")
        .key("vintage", "2021-02-01")
        .key("vintage_basis", "declared")
        .key("received_by", "[UN, IOM]")
        .key("default_confidentiality", "F")
        .key("layout", "{format: csv}")
        .key("value", "{column: n, decimal_mark: \".\"}")
        .concept("INDICATOR", "IMM")
        .concept("REF_AREA", "\"616\"")
        .concept("TIME_PERIOD", "{column: year, scheme: YEAR}");
  }

  /** A key of the definition and its YAML. */
  Table key(String name, String yaml) {
    keys.put(name, yaml);
    return this;
  }

  Table concept(String name, String yaml) {
    concepts.put(name, yaml);
    return this;
  }

  Table without(String concept) {
    concepts.remove(concept);
    return this;
  }

  /** A code map or flag table. */
  Table map(String file, String... lines) throws IOException {
    Path path = folder.resolve("maps").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
    return this;
  }

  Table header(String columns) {
    header = fields(columns);
    return this;
  }

  /**
   * Position from which on the columns are wide by the form of the file, as Eurostat's TSV says.
   */
  Table wideFrom(int position) {
    wideFrom = position;
    return this;
  }

  /** Name of the file, {@code in.csv} if it is not said. */
  Table named(String name) {
    file = name;
    return this;
  }

  Table asOf(String instant) {
    asOf = Instant.parse(instant);
    return this;
  }

  /** Another definition of the run. */
  Table beside(CollectionDefinition other) {
    others.add(other);
    return this;
  }

  /** Says that this collection takes its figures from another. */
  Table derivedFrom(String parent) {
    derivations.add(Derived.derived(keys.getOrDefault("collection", ""), parent));
    return this;
  }

  /** Entries of the corrections register that are in force. */
  Table corrected(Correction... entries) {
    corrections = List.of(entries);
    return this;
  }

  CollectionDefinition definition() throws IOException, DefinitionException {
    StringBuilder yaml = new StringBuilder();
    keys.forEach((key, text) -> yaml.append(key).append(": ").append(text).append('\n'));
    yaml.append("concepts:\n");
    concepts.forEach(
        (key, text) -> yaml.append("  ").append(key).append(": ").append(text).append('\n'));
    Path path = folder.resolve(id + ".yaml");
    Files.writeString(path, yaml);
    return Definitions.collection(path, code -> AREAS.position(code) >= 0);
  }

  /** Harmonises the rows, the first of which is line 2 of the file. */
  Harmonised rows(String... rows) throws IOException, DefinitionException {
    return prepare().rows(Arrays.stream(rows).map(Table::fields).toList());
  }

  /** The table with its definition read, to harmonise many rows. */
  Prepared prepare() throws IOException, DefinitionException {
    CollectionDefinition definition = definition();
    World world = WORLDS.computeIfAbsent(Definitions.residuals(definition), World::with);
    AreaTable areas = world.areas();
    List<CollectionDefinition> all = new ArrayList<>(others);
    all.add(definition);
    DerivationRegistry registry = new DerivationRegistry(Derived.registry(derivations), areas);
    Audience audience = new Audience(Cells.NO_ARRANGEMENTS, asOf);
    var setting =
        new TableHarmoniser.Setting(
            world.reader(),
            areas,
            new InheritedDuration(all, registry, areas),
            audience,
            asOf,
            new Corrections("", "register.yaml", corrections));
    return new Prepared(definition, file, List.of(header), wideFrom, setting);
  }

  /** A definition and all that its rows are harmonised with. */
  record Prepared(
      CollectionDefinition definition,
      String file,
      List<String> header,
      int wideFrom,
      TableHarmoniser.Setting setting) {

    /** Harmonises the rows as one file. */
    Harmonised rows(List<String[]> rows) {
      Harmonised harmonised = new Harmonised(setting.areas());
      var harmoniser = new TableHarmoniser(definition, file, header, wideFrom, setting, harmonised);
      harmonised.bound = harmoniser.bound();
      harmonised.factor = harmoniser.factor();
      for (int i = 0; harmoniser.bound() && i < rows.size(); i++) {
        harmoniser.row(new Fields(i + 2, rows.get(i)));
        harmonised.endRow();
      }
      return harmonised;
    }
  }

  static String[] fields(String row) {
    return row.split("\\|", -1);
  }

  /** A row as a reader delivers it. */
  record Fields(long line, String... values) implements Row {
    @Override
    public String field(int position) {
      return values[position];
    }
  }
}
