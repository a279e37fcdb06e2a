package org.migstat.core.resolve;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.AggMethod;
import org.migstat.core.definition.CollectionDefinition.Dataflow;
import org.migstat.core.definition.CollectionDefinition.RollUp;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.StatusSource;
import org.migstat.core.definition.ValueSource;
import org.migstat.core.definition.VintageSource;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.Rounding;

/**
 * Builds the definition of a collection for tests: free figures that both parties received, unless
 * told otherwise. A definition has an identity, so build it once for all rows of its table.
 */
public final class Tables {
  private final String collection;
  private String id;
  private String sourceType = "ADM";
  private Set<Party> receivedBy = EnumSet.allOf(Party.class);
  private @Nullable Long embargo;
  private boolean published;
  private List<String> sumOver = List.of();
  private boolean repeatsAdd;
  private Set<RollUp> rollUp = Set.of();
  private boolean absentIsZero;
  private boolean additiveOverTime;
  private @Nullable AggMethod aggMethod;

  private Tables(String collection) {
    this.collection = collection;
    this.id = collection.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public static Tables table(String collection) {
    return new Tables(collection);
  }

  public Tables id(String name) {
    id = name;
    return this;
  }

  public Tables sourceType(String code) {
    sourceType = code;
    return this;
  }

  public Tables receivedBy(Party... parties) {
    return receivedBy(Set.of(parties));
  }

  public Tables receivedBy(Set<Party> parties) {
    receivedBy = Set.copyOf(parties);
    return this;
  }

  public Tables embargo(String instant) {
    embargo = Instant.parse(instant).getEpochSecond();
    return this;
  }

  /** The collection is public cell by cell. */
  public Tables published(boolean detail) {
    published = detail;
    return this;
  }

  public Tables sumOver(String... columns) {
    sumOver = Arrays.asList(columns);
    return this;
  }

  public Tables repeatsAdd() {
    repeatsAdd = true;
    return this;
  }

  public Tables rollUp(RollUp... dimensions) {
    rollUp = Set.of(dimensions);
    return this;
  }

  public Tables absentIsZero() {
    absentIsZero = true;
    return this;
  }

  public Tables additiveOverTime() {
    additiveOverTime = true;
    return this;
  }

  public Tables aggMethod(AggMethod method) {
    aggMethod = method;
    return this;
  }

  public CollectionDefinition definition() {
    return new CollectionDefinition(
        id,
        "0",
        collection,
        new Dataflow("MAIN", List.of()),
        "A table of " + collection,
        collection,
        "made for a test",
        new VintageSource(VintageSource.Basis.DECLARED, 0L, null, null, null),
        receivedBy,
        ConfidentialityStatus.F,
        embargo,
        published,
        sourceType,
        0,
        0.05,
        new Layout(Layout.Format.CSV, "UTF-8", ',', 1, Set.of(), null),
        Map.of(),
        new ValueSource("value", null, null, 0, 0, 1, Rounding.Mode.NEAREST, false, Map.of()),
        new StatusSource(List.of(), null, Map.of(), false, List.of()),
        List.of(),
        List.of(),
        List.of(),
        sumOver,
        repeatsAdd,
        rollUp,
        absentIsZero,
        additiveOverTime,
        aggMethod,
        Set.of());
  }
}
