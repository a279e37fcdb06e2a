package org.migstat.audit;

import java.util.ArrayList;
import java.util.List;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;

/**
 * Relations between immigration and emigration: their difference, and the same moves seen from both
 * sides.
 *
 * @see "UN/SDMX 1.3, 2.1 kind 7"
 */
final class Moves {
  /** One pair may agree by chance. */
  private static final int ENOUGH_PAIRS = 2;

  private final Relations relations;

  Moves(Relations relations) {
    this.relations = relations;
  }

  /** Net migration is immigration without emigration. */
  void net(View view) {
    for (Printed net : view.cells().values()) {
      if (net.cell().indicator() == Indicator.NETMIG) {
        Printed in = view.figure(with(net.cell(), Indicator.IMM, PopulationBasis.CPR));
        Printed out = view.figure(with(net.cell(), Indicator.EMI, PopulationBasis.CNR));
        if (in != null && out != null) {
          relations.signed(
              RelationKind.NET, net.cell(), view.collection(), List.of(in), List.of(net, out));
        }
      }
    }
  }

  /**
   * Immigration of one area is emigration of the other, if the view prints them so wherever both
   * are visible.
   */
  void mirrors(View view) {
    List<Mirrored> pairs = new ArrayList<>();
    for (Printed in : view.cells().values()) {
      if (in.cell().indicator() == Indicator.IMM && in.cell().basis() == PopulationBasis.CPR) {
        Printed out = view.figure(in.cell().mirrored(Indicator.EMI, PopulationBasis.CNR));
        if (out != null) {
          pairs.add(new Mirrored(in, out));
        }
      }
    }
    List<Mirrored> visible = pairs.stream().filter(Mirrored::isVisible).toList();
    if (visible.size() >= ENOUGH_PAIRS && visible.stream().allMatch(Mirrored::agrees)) {
      for (Mirrored pair : pairs) {
        relations.signed(
            RelationKind.MIRROR,
            pair.in.cell(),
            view.collection(),
            List.of(pair.in),
            List.of(pair.out));
      }
    }
  }

  /** The same moves as the area of destination and that of origin have them. */
  private record Mirrored(Printed in, Printed out) {
    boolean isVisible() {
      return in.hasValue() && out.hasValue();
    }

    boolean agrees() {
      return Math.abs(in.value() - out.value()) <= in.slack() + out.slack();
    }
  }

  /** The cell of another indicator; the basis changes only where it is one of residence. */
  private static CellKey with(CellKey cell, Indicator indicator, PopulationBasis residence) {
    boolean byResidence =
        cell.basis() == PopulationBasis.CPR || cell.basis() == PopulationBasis.CNR;
    PopulationBasis basis = byResidence ? residence : cell.basis();
    CellKey mirrored = cell.mirrored(indicator, basis);
    return mirrored.mirrored(indicator, basis);
  }
}
