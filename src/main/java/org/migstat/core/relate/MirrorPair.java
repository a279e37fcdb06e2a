package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;

/**
 * The same moves counted twice: by the country of destination as immigration from its counterpart,
 * by the country of origin as emigration to it. Never merged: that they differ is what one wants to
 * know.
 *
 * @param move the cell of the immigration, or what it would be; its DURATION and CITIZENSHIP_GRP
 *     say nothing
 * @param in reported by the destination, null if it does not
 * @param out reported by the origin, null if it does not
 * @see "UN/SDMX 5.3"
 */
public record MirrorPair(CellKey move, @Nullable Figure in, @Nullable Figure out) {
  /** Who reports. */
  public enum Status {
    BOTH,
    IMM_ONLY,
    EMI_ONLY
  }

  private static final Comparator<Figure> PREFERENCE =
      Comparator.comparing((Figure side) -> side.cell().group() != CitizenshipGroup._T)
          .thenComparing(side -> Variants.headlineRank(side.cell().duration()))
          .thenComparing(Figure::cell);

  /**
   * Whether a cell takes part: immigration by previous residence, emigration by next residence.
   * Emigration to Spain is not emigration of Spaniards, so citizenship and birth never do.
   */
  public static boolean takesPart(CellKey cell) {
    return cell.indicator() == Indicator.IMM && cell.basis() == PopulationBasis.CPR
        || cell.indicator() == Indicator.EMI && cell.basis() == PopulationBasis.CNR;
  }

  /**
   * One pair for each move, in the order of origin, destination and the other dimensions. Of
   * several definitions those are paired that are the same on both sides, the preferred one first.
   *
   * @param sides cells that take part, in any order
   */
  public static List<MirrorPair> of(Collection<Figure> sides) {
    Map<CellKey, List<Figure>> ins = new TreeMap<>();
    Map<CellKey, List<Figure>> outs = new TreeMap<>();
    for (Figure side : sides) {
      Map<CellKey, List<Figure>> of = side.cell().indicator() == Indicator.IMM ? ins : outs;
      of.computeIfAbsent(move(side.cell()), m -> new ArrayList<>()).add(side);
    }
    TreeMap<CellKey, MirrorPair> pairs = new TreeMap<>();
    ins.forEach((move, in) -> pairs.put(move, best(move, in, outs.getOrDefault(move, List.of()))));
    outs.forEach((move, out) -> pairs.computeIfAbsent(move, m -> best(m, List.of(), out)));
    return List.copyOf(pairs.values());
  }

  private static CellKey move(CellKey cell) {
    CellKey plain = cell.without(Dimension.DURATION, Dimension.CITIZENSHIP_GRP);
    return cell.indicator() == Indicator.IMM
        ? plain
        : plain.mirrored(Indicator.IMM, PopulationBasis.CPR);
  }

  private static MirrorPair best(CellKey move, List<Figure> ins, List<Figure> outs) {
    List<Figure> byPreference = new ArrayList<>(ins);
    byPreference.sort(PREFERENCE);
    for (Figure in : byPreference) {
      for (Figure out : outs) {
        if (sameDefinition(in, out)) {
          return new MirrorPair(move, in, out);
        }
      }
    }
    return new MirrorPair(
        move,
        byPreference.isEmpty() ? null : byPreference.get(0),
        outs.stream().min(PREFERENCE).orElse(null));
  }

  private static boolean sameDefinition(Figure one, Figure two) {
    return one.cell().duration() == two.cell().duration()
        && one.cell().group() == two.cell().group();
  }

  public Status status() {
    if (in == null) {
      return Status.EMI_ONLY;
    }
    return out == null ? Status.IMM_ONLY : Status.BOTH;
  }

  /** The relation of both sides; empty if one is missing. */
  public Optional<Link> link() {
    if (in == null || out == null) {
      return Optional.empty();
    }
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      if (dimension.differs(in.cell(), out.cell())) {
        dimensions.add(dimension);
      }
    }
    return Optional.of(
        new Link(in.cell(), Link.Type.MIRROR, dimensions, out.cell(), List.of(), Decimal.NONE));
  }

  /** Whether both count the same persons by the same minimum stay. */
  public boolean comparable() {
    return in != null && out != null && sameDefinition(in, out);
  }

  /**
   * Emigration as a multiple of immigration; NaN if either is missing or there is no immigration.
   */
  public double ratio() {
    return in == null || out == null || in.value() == 0
        ? Double.NaN
        : out.value() / (double) in.value();
  }

  /**
   * Immigration minus emigration, relative to their mean: from -2 to 2; NaN if either is missing or
   * both are 0.
   */
  public double symmetricDifference() {
    if (in == null || out == null || in.value() == 0 && out.value() == 0) {
      return Double.NaN;
    }
    double sum = Decimal.plus(in.value(), out.value());
    return Decimal.minus(in.value(), out.value()) / (sum / 2);
  }

  /** Natural logarithm of the ratio; NaN if either is missing or 0. */
  public double logRatio() {
    boolean defined = in != null && out != null && in.value() > 0 && out.value() > 0;
    // StrictMath, so that every machine writes the same bytes.
    return defined ? StrictMath.log(ratio()) : Double.NaN;
  }
}
