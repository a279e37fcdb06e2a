package org.migstat.core.disclosure;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;

/** Placeholder until the real one is there. */
public final class Suppression {
  public Suppression(AreaTable areas, long threshold) {}

  public Map<CellKey, Hiding> hide(Collection<Published> figures) {
    Map<CellKey, Hiding> hidden = new TreeMap<>();
    for (Published p : figures) {
      if (p.standing() == Published.Standing.PRIMARY) hidden.put(p.cell(), Hiding.PRIMARY);
      if (p.standing() == Published.Standing.PLACEHOLDER)
        hidden.putIfAbsent(p.cell(), Hiding.PLACEHOLDER);
    }
    return hidden;
  }
}
