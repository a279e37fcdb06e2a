package org.migstat.core.definition;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Derivations.Derivation;

/**
 * Builds one row of the registry of who republishes whom for tests: for all areas, indicators and
 * years, unless told otherwise.
 */
public final class Derived {
  private final String child;
  private final String parent;
  private Set<String> areas = Set.of();
  private Set<String> indicators = Set.of();
  private @Nullable Integer validFrom;
  private @Nullable Integer validTo;

  private Derived(String child, String parent) {
    this.child = child;
    this.parent = parent;
  }

  public static Derived derived(String child, String parent) {
    return new Derived(child, parent);
  }

  public Derived areas(String... codes) {
    areas = Set.of(codes);
    return this;
  }

  public Derived indicators(String... names) {
    indicators = Set.of(names);
    return this;
  }

  /** First year for which it holds. */
  public Derived from(int year) {
    validFrom = year;
    return this;
  }

  /** Last year for which it holds. */
  public Derived to(int year) {
    validTo = year;
    return this;
  }

  public Derivation row() {
    return new Derivation(child, parent, areas, indicators, validFrom, validTo, "said so");
  }

  /** A registry of these rows. */
  public static Derivations registry(List<Derived> rows) {
    return new Derivations("0", rows.stream().map(Derived::row).toList());
  }
}
