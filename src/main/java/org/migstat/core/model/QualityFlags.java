package org.migstat.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of quality flags, in order of declaration.
 *
 * @param bits one bit for each {@link QualityFlag}, by ordinal
 */
public record QualityFlags(int bits) {
  public static final QualityFlags NONE = new QualityFlags(0);

  private static final QualityFlag[] ALL = QualityFlag.values();

  public QualityFlags with(QualityFlag flag) {
    return new QualityFlags(bits | 1 << flag.ordinal());
  }

  public QualityFlags union(QualityFlags other) {
    return new QualityFlags(bits | other.bits);
  }

  public boolean has(QualityFlag flag) {
    return (bits & 1 << flag.ordinal()) != 0;
  }

  public List<QualityFlag> list() {
    List<QualityFlag> list = new ArrayList<>();
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      list.add(ALL[Integer.numberOfTrailingZeros(rest)]);
    }
    return list;
  }
}
