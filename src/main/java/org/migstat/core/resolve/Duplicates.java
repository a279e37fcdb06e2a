package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.SourceField;

/**
 * Step 2: a cell that stands twice in one submission. Identical records collapse to one with the
 * statuses and footnotes of all; different ones are all quarantined.
 *
 * @see "UN/SDMX 2.5 step 2"
 */
final class Duplicates {
  /**
   * Records of one cell in one submission, in an order that row numbers decide last: shuffled rows
   * then give the same record the same rank, and its id.
   */
  static final Comparator<Observation> ORDER =
      Comparator.comparing(Observation::value)
          .thenComparing(o -> o.confidentiality().status())
          .thenComparing(Observation::kind)
          .thenComparing(o -> o.statuses().bits())
          .thenComparing(o -> String.join("\n", o.footnotes()))
          .thenComparing(Observation::parts)
          .thenComparing(Duplicates::sources)
          .thenComparing(Observation::conformity)
          .thenComparing(o -> o.rounding().step())
          .thenComparing(o -> o.rounding().mode())
          .thenComparing(Observation::unitMultiplier)
          .thenComparing(Observation::decimals)
          .thenComparing(o -> o.flags().bits())
          .thenComparing(o -> Objects.requireNonNullElse(o.correction(), ""))
          .thenComparing(Duplicates::release)
          .thenComparing(o -> o.definition().id())
          .thenComparing(o -> o.address().column())
          .thenComparing(o -> o.address().line());

  /** Receives what was found about a record. */
  interface Findings {
    void duplicate(Claim claim, RuleId rule);
  }

  private Duplicates() {}

  static boolean identical(Observation a, Observation b) {
    return a.value() == b.value()
        && a.confidentiality().status() == b.confidentiality().status()
        && a.kind() == b.kind();
  }

  static String detail(RuleId rule) {
    return rule == RuleId.V_DUP_01
        ? "found the cell twice in the submission with the same value; one was kept"
        : "found the cell twice in the submission with different values; none was taken";
  }

  /**
   * Gives ids to the records of one cell and places its duplicates.
   *
   * @param cell records of one cell, by submission; placed ones among them get an id only
   * @return the records, with the kept ones of identical duplicates united
   */
  static List<Claim> collapse(List<Claim> cell, RecordIds ids, Findings findings) {
    if (cell.size() == 1) {
      ids.assign(cell.get(0), 0);
      return cell;
    }
    List<Claim> result = new ArrayList<>(cell.size());
    int start = 0;
    while (start < cell.size()) {
      int end = start + 1;
      while (end < cell.size() && cell.get(start).sameSubmissionAs(cell.get(end))) {
        end++;
      }
      if (end == start + 1) {
        ids.assign(cell.get(start), 0);
        result.add(cell.get(start));
      } else {
        submission(new ArrayList<>(cell.subList(start, end)), ids, findings, result);
      }
      start = end;
    }
    return result;
  }

  /**
   * Gives ids to the records of one cell in one submission.
   *
   * @param same sorted in place, by what they say
   */
  static void identify(List<Claim> same, RecordIds ids) {
    same.sort(Comparator.comparing(Claim::observation, ORDER));
    for (int i = 0; i < same.size(); i++) {
      ids.assign(same.get(i), i);
    }
  }

  private static void submission(
      List<Claim> same, RecordIds ids, Findings findings, List<Claim> result) {
    identify(same, ids);
    List<Claim> open = new ArrayList<>();
    for (Claim claim : same) {
      if (claim.isPlaced()) {
        result.add(claim);
      } else {
        open.add(claim);
      }
    }
    if (open.size() < 2) {
      result.addAll(open);
      return;
    }
    Observation any = open.get(0).observation();
    boolean identical = open.stream().allMatch(c -> identical(c.observation(), any));
    Claim kept = identical ? keep(open) : null;
    for (Claim claim : open) {
      if (kept != null && claim.recordId().equals(kept.recordId())) {
        result.add(kept);
      } else {
        claim.place(identical ? Role.DUP_SUBMISSION : Role.QUARANTINED, null);
        findings.duplicate(claim, identical ? RuleId.V_DUP_01 : RuleId.V_DUP_02);
        result.add(claim);
      }
    }
  }

  private static Claim keep(List<Claim> identical) {
    Claim smallest = identical.stream().min(Comparator.comparing(Claim::recordId)).orElseThrow();
    return smallest.with(
        Merge.united(smallest.observation(), identical.stream().map(Claim::observation).toList()));
  }

  private static String release(Observation observation) {
    Confidentiality confidentiality = observation.confidentiality();
    return confidentiality.embargoEpochSecond()
        + " "
        + new TreeSet<>(confidentiality.redistribution());
  }

  private static String sources(Observation observation) {
    StringBuilder text = new StringBuilder();
    for (SourceField field : SourceField.values()) {
      @Nullable String code = observation.source().code(field);
      text.append(code == null ? "" : code).append('\u001f');
    }
    return text.toString();
  }
}
