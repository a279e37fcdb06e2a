package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.Address;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observations;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/** Keeps all that the resolution of a group says, for tests to look at. */
public final class Resolution implements GroupResolver.Outcome {
  /** What became of a row, or of a sum of rows. */
  public record Became(Fate fate, Observation observation) {}

  /** Something noticed, about a row or a record. */
  public record Noticed(Rejection finding, Observation about) {}

  private final List<Became> fates = new ArrayList<>();
  private final List<Noticed> findings = new ArrayList<>();
  private final Map<Tier, OfTier> tiers = new EnumMap<>(Tier.class);
  private final Map<Tier, List<Claim>> withheld = new EnumMap<>(Tier.class);

  /** The result of one tier. */
  public static class OfTier implements TierOutcome {
    private final List<Claim> records = new ArrayList<>();
    private final List<ResolvedCell> resolved = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private final List<Noticed> findings = new ArrayList<>();

    @Override
    public void record(Claim claim) {
      records.add(claim);
    }

    @Override
    public void resolved(ResolvedCell cell) {
      resolved.add(cell);
    }

    @Override
    public void conflict(Conflict conflict) {
      conflicts.add(conflict);
    }

    @Override
    public void revision(Revision revision) {
      revisions.add(revision);
    }

    @Override
    public void finding(Rejection finding, Claim about) {
      findings.add(new Noticed(finding, about.observation()));
    }

    public List<Claim> records() {
      return records;
    }

    public List<ResolvedCell> resolved() {
      return resolved;
    }

    public List<Conflict> conflicts() {
      return conflicts;
    }

    public List<Revision> revisions() {
      return revisions;
    }

    public List<Noticed> findings() {
      return findings;
    }

    /** Records that the tier made itself of parts. */
    public List<Observation> sums() {
      return records.stream()
          .map(Claim::observation)
          .filter(o -> o.flags().has(QualityFlag.SUMMED))
          .toList();
    }

    public List<RuleId> rules() {
      return findings.stream().map(n -> n.finding().rule()).toList();
    }

    /** The only resolved cell. */
    public ResolvedCell only() {
      if (resolved.size() != 1) {
        throw new AssertionError("expected one resolved cell, found " + resolved.size());
      }
      return resolved.get(0);
    }

    /** Roles of records in the order in which they are written. */
    public List<Role> roles() {
      return records.stream().map(Claim::role).toList();
    }
  }

  /** The result of PUBLIC, and what it does not show. */
  public final class OfPublic extends OfTier implements PublicGroup.Outcome {
    @Override
    public void outside(Claim claim) {
      withheld(claim, Set.of(Tier.PUBLIC));
    }

    @Override
    public void removed(Claim claim, WithheldRule why) {
      withheld(claim, Set.of(Tier.PUBLIC));
    }

    @Override
    public void hidden(Claim claim, WithheldRule why) {}
  }

  OfPublic ofPublic() {
    OfPublic result = new OfPublic();
    tiers.put(Tier.PUBLIC, result);
    return result;
  }

  @Override
  public void fate(Observation observation, Fate fate) {
    fates.add(new Became(fate, observation));
  }

  @Override
  public void finding(Rejection finding, Observation about) {
    findings.add(new Noticed(finding, about));
  }

  @Override
  public TierOutcome tiers(Set<Tier> same) {
    OfTier result = new OfTier();
    for (Tier tier : same) {
      if (tiers.put(tier, result) != null) {
        throw new AssertionError(tier + " was resolved twice");
      }
    }
    return result;
  }

  @Override
  public void withheld(Claim record, Set<Tier> same) {
    same.forEach(tier -> withheld.computeIfAbsent(tier, t -> new ArrayList<>()).add(record));
  }

  @Override
  public void endPart() {}

  /** Records that the tier may not see. */
  public List<Claim> withheldFrom(Tier tier) {
    return withheld.getOrDefault(tier, List.of());
  }

  public OfTier tier(Tier tier) {
    return Objects.requireNonNull(tiers.get(tier), "the tier was not resolved");
  }

  /** What JOINT sees; all of it where both parties received all. */
  public OfTier joint() {
    return tier(Tier.JOINT);
  }

  /** Noticed before any tier looked at the records. */
  public List<Noticed> findings() {
    return findings;
  }

  public List<RuleId> rules() {
    return findings.stream().map(n -> n.finding().rule()).toList();
  }

  public List<Fates.Fate> fates() {
    return fates.stream().map(Became::fate).toList();
  }

  public List<Observation> of(Fate fate) {
    return fates.stream().filter(f -> f.fate() == fate).map(Became::observation).toList();
  }

  /**
   * All of it as text, except deliveries that came twice.
   *
   * @param lines whether line numbers are part of it
   */
  public String text(boolean lines) {
    List<String> text = new ArrayList<>();
    for (Became became : fates) {
      if (became.fate() != Fate.DUPLICATE_DELIVERY) {
        text.add(became.fate() + " " + of(became.observation(), lines));
      }
    }
    findings.forEach(noticed -> text.add(of(noticed, lines)));
    // Fates and findings are counted, so their order has no meaning.
    text.sort(null);
    tiers.forEach((tier, result) -> text.add(tier + "\n" + text(result, lines)));
    return String.join("\n", text);
  }

  /** All that a tier's files can show, in the order of the files. */
  public String text(Tier tier) {
    return text(tier(tier), true);
  }

  private static String text(OfTier result, boolean lines) {
    StringBuilder text = new StringBuilder();
    for (Claim c : result.records) {
      text.append(c.recordId())
          .append(' ')
          .append(of(c.observation(), lines))
          .append(' ')
          .append(c.role());
      text.append(' ')
          .append(c.decidedBy())
          .append(c.hold() ? " HOLD " : " ")
          .append(c.copyChain())
          .append(' ')
          .append(c.copiedRecord())
          .append(' ')
          .append(c.parts())
          .append('\n');
    }
    for (ResolvedCell r : result.resolved) {
      text.append("resolved ")
          .append(r.preferred().recordId())
          .append(' ')
          .append(r.lead().recordId());
      text.append(' ').append(of(r.preferred().observation(), lines));
      text.append(' ')
          .append(r.decidedBy())
          .append(' ')
          .append(r.current())
          .append(' ')
          .append(r.origins());
      text.append(' ').append(r.conflicts()).append(' ').append(r.inherited().list()).append('\n');
    }
    for (Conflict c : result.conflicts) {
      text.append("conflict ")
          .append(c.preferred().recordId())
          .append(' ')
          .append(c.other().recordId());
      text.append(' ')
          .append(c.type())
          .append(' ')
          .append(c.severity())
          .append(' ')
          .append(c.decidedBy());
      text.append('\n');
    }
    for (Revision r : result.revisions) {
      text.append("revision ")
          .append(r.earlier().recordId())
          .append(' ')
          .append(r.later().recordId());
      text.append(' ').append(r.type()).append('\n');
    }
    result.findings.stream()
        .map(n -> of(n, lines))
        .sorted()
        .forEach(n -> text.append(n).append('\n'));
    return text.toString();
  }

  private static String of(Noticed noticed, boolean lines) {
    Address at = noticed.finding().address();
    return noticed.finding().rule()
        + " "
        + (lines ? at : at.submission() + " " + at.column())
        + " "
        + noticed.finding().detail();
  }

  private static String of(Observation o, boolean lines) {
    return o.key().dotted(Cells.AREAS::code)
        + (lines ? " row " + o.address().line() + " " : " ")
        + Observations.told(o);
  }
}
