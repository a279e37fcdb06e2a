package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.resolve.Fates.Fate;

/**
 * Makes records of rows: deliveries that came twice collapse, and where a definition splits cells
 * by a dimension outside the key, the rows of a cell are added to one record. Happens once, before
 * any tier looks at the records.
 *
 * @see "UN/SDMX 1.10 Parts"
 */
final class Assembly {
  /** Source rows in an order that is the same however they arrive. */
  static final Comparator<Observation> ORDER = Assembly::inOrder;

  private static final Comparator<Observation> IN_SUBMISSION =
      Comparator.comparing((Observation o) -> o.definition().id())
          .thenComparing(Observation::parts)
          .thenComparing(o -> o.address().line())
          .thenComparing(o -> o.address().column());

  private static final String EXCLUDED =
      "found a record that an entry of the corrections register excludes; see its correction_id";

  private final Function<Observation, Lineage> lineages;
  private final Fates fates;

  private static int inOrder(Observation a, Observation b) {
    int order = a.key().compareTo(b.key());
    order = order != 0 ? order : a.submissionKey().compareTo(b.submissionKey());
    return order != 0 ? order : IN_SUBMISSION.compare(a, b);
  }

  Assembly(Function<Observation, Lineage> lineages, Fates fates) {
    this.lineages = lineages;
    this.fates = fates;
  }

  /**
   * @param rows sorted by {@link #ORDER}
   * @return records in the same order; places of refused rows stay among them
   */
  List<Claim> assemble(List<Observation> rows) {
    List<Claim> claims = new ArrayList<>(rows.size());
    int start = 0;
    while (start < rows.size()) {
      int end = start + 1;
      while (end < rows.size() && sameCell(rows.get(start), rows.get(end))) {
        end++;
      }
      if (end == start + 1 && rows.get(start).definition().sumOver().isEmpty()) {
        single(rows.get(start), claims);
      } else {
        cell(delivered(rows.subList(start, end)), claims);
      }
      start = end;
    }
    return claims;
  }

  private static boolean sameCell(Observation a, Observation b) {
    return a.key().equals(b.key())
        && a.definition().id().equals(b.definition().id())
        && a.dataflow().equals(b.dataflow())
        && a.vintage().equals(b.vintage())
        && a.address().submission().equals(b.address().submission());
  }

  private void single(Observation row, List<Claim> claims) {
    Claim claim = claim(row, 1);
    if (row.kind() != Kind.REFUSED) {
      fates.fate(row, Fate.REPORTED);
    }
    if (row.kind() == Kind.EXCLUDED) {
      quarantine(claim, RuleId.V_CORR_EXCLUDE, EXCLUDED);
    }
    claims.add(claim);
  }

  /** Rows delivered once; the same row again is a duplicate delivery. */
  private List<Observation> delivered(List<Observation> rows) {
    List<Observation> once = new ArrayList<>();
    for (Observation row : rows) {
      boolean again = !once.isEmpty() && once.get(once.size() - 1).address().equals(row.address());
      if (!again) {
        once.add(row);
      } else if (row.kind() != Kind.REFUSED) {
        fates.fate(row, Fate.DUPLICATE_DELIVERY);
      }
    }
    return once;
  }

  private void cell(List<Observation> rows, List<Claim> claims) {
    if (rows.get(0).definition().sumOver().isEmpty()) {
      rows.forEach(row -> single(row, claims));
      return;
    }
    List<Observation> parts =
        rows.get(0).definition().repeatsAdd() ? rows : withoutRepeats(rows, claims);
    List<Observation> reported = parts.stream().filter(p -> p.kind() != Kind.REFUSED).toList();
    if (reported.isEmpty()) {
      parts.stream().limit(1).forEach(refused -> claims.add(claim(refused, 1)));
      return;
    }
    checkUndeclared(reported);
    reported.forEach(part -> fates.fate(part, Fate.PART));
    boolean spoiled = parts.size() < rows.size() && anyQuarantined(claims, rows);
    Claim record = claim(record(rows, parts, reported, spoiled), parts.size());
    claims.add(record);
    fates.fate(record.observation(), Fate.ASSEMBLED);
    Kind kind = record.observation().kind();
    if (kind == Kind.EXCLUDED) {
      quarantine(record, RuleId.V_CORR_EXCLUDE, EXCLUDED);
    } else if (kind == Kind.REPORT && !record.observation().hasValue()) {
      quarantine(
          record,
          RuleId.V_PART_INCOMPLETE,
          "found parts that add up to no figure; expected a figure in each and a sum up to 9e14");
    }
  }

  private void quarantine(Claim record, RuleId rule, String detail) {
    record.place(Role.QUARANTINED, null);
    fates.finding(
        new Rejection(record.observation().address(), rule, detail), record.observation());
  }

  /** The sum of the parts; no figure if a part has none; a deletion if all of them are. */
  private static Observation record(
      List<Observation> rows,
      List<Observation> parts,
      List<Observation> reported,
      boolean spoiled) {
    Observation first = first(reported);
    if (!spoiled && parts.stream().allMatch(p -> p.kind() == Kind.DELETION)) {
      return Merge.withoutFigure(first, parts, Kind.DELETION);
    }
    if (reported.stream().anyMatch(p -> p.kind() == Kind.EXCLUDED)) {
      return Merge.withoutFigure(first, rows, Kind.EXCLUDED);
    }
    if (spoiled || parts.stream().anyMatch(p -> !p.hasValue())) {
      // Rows that were refused or quarantined count too: whoever may not see them may not learn of
      // them here.
      return Merge.withoutFigure(first, rows, Kind.REPORT);
    }
    return Merge.sum(first.key(), first, parts, QualityFlag.ASSEMBLED);
  }

  private static boolean anyQuarantined(List<Claim> claims, List<Observation> rows) {
    for (int i = claims.size() - 1;
        i >= 0 && claims.get(i).observation().key().equals(rows.get(0).key());
        i--) {
      if (claims.get(i).isPlaced()
          && claims.get(i).role() == Role.QUARANTINED
          && sameCell(claims.get(i).observation(), rows.get(0))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A row that repeats another, part columns included, is no part: identical ones collapse, others
   * are refused.
   */
  private List<Observation> withoutRepeats(List<Observation> rows, List<Claim> claims) {
    List<Observation> parts = new ArrayList<>();
    int start = 0;
    while (start < rows.size()) {
      int end = start + 1;
      while (end < rows.size() && rows.get(end).parts().equals(rows.get(start).parts())) {
        end++;
      }
      List<Observation> repeats = new ArrayList<>(rows.subList(start, end));
      repeats.sort(Duplicates.ORDER);
      if (repeats.size() == 1) {
        parts.add(repeats.get(0));
      } else if (repeats.stream().allMatch(r -> Duplicates.identical(r, repeats.get(0)))) {
        Observation kept = Merge.united(repeats.get(0), repeats);
        parts.add(kept);
        repeats
            .subList(1, repeats.size())
            .forEach(r -> place(r, Role.DUP_SUBMISSION, RuleId.V_DUP_01, claims));
      } else {
        repeats.forEach(r -> place(r, Role.QUARANTINED, RuleId.V_DUP_02, claims));
      }
      start = end;
    }
    return parts;
  }

  private void place(Observation row, Role role, RuleId rule, List<Claim> claims) {
    Claim claim = claim(row, 1);
    claims.add(claim);
    if (row.kind() != Kind.REFUSED) {
      claim.place(role, null);
      fates.fate(row, Fate.REPORTED);
      fates.finding(new Rejection(row.address(), rule, Duplicates.detail(rule)), row);
    }
  }

  private static Observation first(List<Observation> rows) {
    return rows.stream().min(Comparator.comparing(o -> o.address().line())).orElseThrow();
  }

  /** Parts may differ only in columns that the definition names; else adding them is a guess. */
  private void checkUndeclared(List<Observation> parts) {
    String column = null;
    for (Observation part : parts) {
      column = column == null ? differing(parts.get(0).extra(), part.extra()) : column;
    }
    if (column != null) {
      Observation first = first(parts);
      fates.finding(
          new Rejection(
              first.address().column(column),
              RuleId.V_PART_COLUMN,
              "found rows of one cell that differ in a column which the definition "
                  + first.definition().id()
                  + " neither maps nor names in sum_over"),
          first);
    }
  }

  private static @Nullable String differing(String a, String b) {
    if (a.equals(b)) {
      return null;
    }
    String[] left = a.split("\u001f");
    String[] right = b.split("\u001f");
    for (int i = 0; i < left.length; i++) {
      if (i >= right.length || !left[i].equals(right[i])) {
        return left[i].substring(0, left[i].indexOf('='));
      }
    }
    return null;
  }

  private Claim claim(Observation observation, int parts) {
    return new Claim(observation, parts, lineages.apply(observation));
  }
}
