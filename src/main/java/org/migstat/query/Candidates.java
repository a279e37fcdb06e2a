package org.migstat.query;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.query.Explanation.Part;

/**
 * Several cells that filters leave.
 *
 * @param cells how many they are
 * @param first the first of them, totals first
 * @param narrow the dimensions in which they differ
 */
public record Candidates(
    String tier, String release, long cells, List<Candidate> first, List<Choice> narrow) {

  /**
   * @param obsValue null if it has none, or is not resolved
   * @param leadCollection null if it is not resolved
   * @param differs its codes of the dimensions in which the cells differ
   */
  public record Candidate(
      String cellKey,
      @Nullable BigDecimal obsValue,
      @Nullable String leadCollection,
      List<Part> differs) {}

  /**
   * @param codes what the dimension has in these cells, in code order
   */
  public record Choice(String concept, List<String> codes) {}
}
