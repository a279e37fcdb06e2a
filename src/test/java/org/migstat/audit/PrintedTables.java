package org.migstat.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;
import org.migstat.io.codelist.AreaCodelist;

/** Tables as PUBLIC prints them, in a few words; auditing shuffles them, as order never counts. */
final class PrintedTables {
  static final AreaTable AREAS =
      AreaCodelist.table().plus(List.of(AreaTable.residual("_O@NSO_POL")));

  private static final DottedKeys KEYS = new DottedKeys(AREAS);

  private final List<Printed> now = new ArrayList<>();
  private final List<Printed> before = new ArrayList<>();
  private final List<Derivation> derivations = new ArrayList<>();
  private List<Printed> release = now;
  private String collection = "NSO_POL";
  private String dataflow = "T1";
  private LocalDate vintage = LocalDate.of(2020, 6, 1);
  private Rounding rounding = Rounding.EXACT;
  private boolean publishedDetail;
  private boolean summed;
  private boolean consolidated;
  private String pattern = "%s";

  /** A key with a {@code %s} where the cells of the table differ. */
  PrintedTables table(String pattern) {
    this.pattern = pattern;
    return this;
  }

  PrintedTables by(String collection) {
    this.collection = collection;
    return this;
  }

  PrintedTables dataflow(String dataflow) {
    this.dataflow = dataflow;
    return this;
  }

  PrintedTables vintage(int year) {
    vintage = LocalDate.of(year, 6, 1);
    return this;
  }

  PrintedTables rounded(long step, Rounding.Mode mode) {
    rounding = new Rounding(step * Decimal.ONE, mode);
    return this;
  }

  PrintedTables publishedDetail(boolean is) {
    publishedDetail = is;
    return this;
  }

  PrintedTables summed(boolean is) {
    summed = is;
    return this;
  }

  PrintedTables consolidated(boolean is) {
    consolidated = is;
    return this;
  }

  PrintedTables previousRelease() {
    release = before;
    return this;
  }

  PrintedTables thisRelease() {
    release = now;
    return this;
  }

  PrintedTables derived(String child, String parent) {
    derivations.add(new Derivation(child, parent, Set.of(), Set.of(), null, null, "test"));
    return this;
  }

  PrintedTables cell(String code, long value) {
    return put(code, value * Decimal.ONE, false);
  }

  PrintedTables hidden(String... codes) {
    for (String code : codes) {
      put(code, Decimal.NONE, true);
    }
    return this;
  }

  /** The provider gives no value. */
  PrintedTables gap(String code) {
    return put(code, Decimal.NONE, false);
  }

  private PrintedTables put(String code, long value, boolean hidden) {
    release.add(
        new Printed(
            key(pattern.formatted((Object[]) code.split("\\|", -1))),
            collection,
            dataflow,
            Vintage.of(vintage),
            "file.csv",
            value,
            hidden,
            value == Decimal.NONE ? Rounding.EXACT : rounding,
            publishedDetail,
            summed,
            consolidated));
    return this;
  }

  static CellKey key(String dotted) {
    return KEYS.parse(dotted).orElseThrow(() -> new AssertionError(dotted));
  }

  /** Records of this release. */
  List<Printed> now() {
    return now;
  }

  AuditReport audit() {
    Random order = new Random(7);
    Collections.shuffle(now, order);
    Collections.shuffle(before, order);
    return PublicAudit.of(AREAS, derivations, now, before, 5);
  }

  /** Findings in words: rule, code of the cell in the pattern, kind, code of the total. */
  List<String> findings() {
    return audit().findings().stream()
        .map(
            found ->
                "%s %s by %s of %s"
                    .formatted(
                        found.rule(),
                        shortened(found.cellKey()),
                        found.relation(),
                        shortened(found.total())))
        .toList();
  }

  /** What differs from the pattern. */
  private String shortened(String key) {
    String[] codes = key.split("\\.");
    String[] like = pattern.split("\\.");
    List<String> differ = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      if (like.length != codes.length || like[i].contains("%s")) {
        differ.add(codes[i]);
      }
    }
    return String.join("|", differ);
  }
}
