package org.migstat.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Reason;
import org.migstat.core.model.Sex;

/**
 * Sums over sex, reason, citizenship group and minimum stay, each of figures that differ in nothing
 * else.
 *
 * @see "UN/SDMX 1.2, 1.6"
 */
final class Categories {
  private final Relations relations;

  Categories(Relations relations) {
    this.relations = relations;
  }

  /** Whatever sexes are printed are all of them, those that are not known among them. */
  void sexes(List<Printed> group, String collection) {
    Printed total = null;
    List<Printed> parts = new ArrayList<>();
    for (Printed printed : group) {
      if (printed.cell().sex() == Sex._T) {
        total = printed;
      } else if (printed.cell().sex() != Sex._Z) {
        parts.add(printed);
      }
    }
    all(RelationKind.SEX, total, parts, collection);
  }

  /** Whatever reasons are printed are all of them. */
  void reasons(List<Printed> group, String collection) {
    Printed total = null;
    List<Printed> parts = new ArrayList<>();
    for (Printed printed : group) {
      if (printed.cell().reason() == Reason._T) {
        total = printed;
      } else {
        parts.add(printed);
      }
    }
    all(RelationKind.REASON, total, parts, collection);
  }

  /** One part alone is hardly all of the total. */
  private void all(
      RelationKind kind, @Nullable Printed total, List<Printed> parts, String collection) {
    if (total != null && parts.size() > 1) {
      relations.sum(kind, total, parts, collection);
    } else if (total != null) {
      relations.some(kind, total, parts, collection);
    }
  }

  void citizenshipGroups(List<Printed> group, String collection) {
    Map<CitizenshipGroup, Printed> byGroup = new EnumMap<>(CitizenshipGroup.class);
    group.forEach(printed -> byGroup.put(printed.cell().group(), printed));
    pair(
        RelationKind.CITIZENSHIP_GRP,
        byGroup.get(CitizenshipGroup._T),
        byGroup.get(CitizenshipGroup.NAT),
        byGroup.get(CitizenshipGroup.FOR),
        collection);
  }

  void durations(List<Printed> group, String collection) {
    Map<Duration, Printed> byDuration = new EnumMap<>(Duration.class);
    group.forEach(printed -> byDuration.put(printed.cell().duration(), printed));
    pair(
        RelationKind.DURATION,
        byDuration.get(Duration.M3),
        byDuration.get(Duration.M3T12),
        byDuration.get(Duration.M12),
        collection);
  }

  private void pair(
      RelationKind kind,
      @Nullable Printed whole,
      @Nullable Printed one,
      @Nullable Printed other,
      String collection) {
    if (whole != null && one != null && other != null) {
      relations.sum(kind, whole, List.of(one, other), collection);
    }
  }
}
