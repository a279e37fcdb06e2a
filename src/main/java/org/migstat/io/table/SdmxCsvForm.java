package org.migstat.io.table;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SDMX-CSV 1.0 and 2.0, with {@code labels=id}, {@code labels=name} (label columns stand beside the
 * codes and are delivered as they are) and {@code labels=both}: there a header {@code DIM_1:
 * Dimension 1} becomes {@code DIM_1}, and in such columns and that of the structure {@code A: Value
 * A} becomes {@code A}. A text that has a blank before its first {@code ": "} has no code and stays
 * whole.
 *
 * @see "SDMX-CSV field guide, columns and optional parameters"
 */
final class SdmxCsvForm implements RowForm {
  private static final Pattern START =
      Pattern.compile("\"?(DATAFLOW|STRUCTURE)(?:\\[(.?)])?\"?(?:: [^,;|\t\"\r\n]*)?(.)");
  private static final Pattern LABELLED =
      Pattern.compile("([A-Za-z0-9_@$.\\-\\[\\]]+): .*", Pattern.DOTALL);
  private static final String SEPARATOR = ": ";

  private final List<String> columns;
  private final boolean[] labelled;
  private final @Nullable String[] multiple;
  private final String[] delivered;

  private SdmxCsvForm(List<String> columns, boolean[] labelled, @Nullable String[] multiple) {
    this.columns = columns;
    this.labelled = labelled;
    this.multiple = multiple;
    this.delivered = new String[columns.size()];
  }

  /**
   * The delimiter that the header shows after its first term.
   *
   * @param head first characters of the text
   */
  static char delimiter(String head) throws Refusal {
    Matcher start = START.matcher(head);
    if (!start.lookingAt()) {
      throw new Refusal(
          0, "found another first column; expected DATAFLOW or STRUCTURE, as SDMX-CSV begins");
    }
    return start.group(3).charAt(0);
  }

  /** The form of a header; a plain one if no column carries labels beside its codes. */
  static RowForm of(List<String> header, long line) throws Refusal {
    Matcher start = START.matcher(header.get(0) + ",");
    if (!start.lookingAt()) {
      throw new Refusal(
          line, "found another first column; expected DATAFLOW or STRUCTURE, as SDMX-CSV begins");
    }
    String[] columns = header.toArray(String[]::new);
    boolean[] labelled = new boolean[columns.length];
    @Nullable String[] multiple = new String[columns.length];
    boolean any = false;
    for (int i = 0; i < columns.length; i++) {
      Matcher both = LABELLED.matcher(columns[i]);
      labelled[i] = both.matches();
      any |= labelled[i];
      columns[i] = labelled[i] ? both.group(1) : columns[i];
      multiple[i] = columns[i].endsWith("[]") ? start.group(2) : null;
    }
    if (!any) {
      return new DelimitedForm(header);
    }
    int structure = start.group(1).equals("DATAFLOW") ? 0 : 1;
    if (structure < labelled.length) {
      labelled[structure] = true;
    }
    return new SdmxCsvForm(List.of(columns), labelled, multiple);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable String mismatch(String[] fields, int count) {
    return DelimitedForm.mismatch(count, columns.size());
  }

  @Override
  public String[] deliver(String[] fields) {
    for (int i = 0; i < delivered.length; i++) {
      delivered[i] = labelled[i] ? code(fields[i], multiple[i]) : fields[i];
    }
    return delivered;
  }

  private static String code(String field, @Nullable String separator) {
    if (separator == null || separator.isEmpty() || field.indexOf(separator) < 0) {
      return code(field);
    }
    StringBuilder codes = new StringBuilder();
    for (String part : field.split(Pattern.quote(separator), -1)) {
      codes.append(codes.length() == 0 ? "" : separator).append(code(part));
    }
    return codes.toString();
  }

  private static String code(String field) {
    int end = field.indexOf(SEPARATOR);
    return end > 0 && field.indexOf(' ') > end ? field.substring(0, end) : field;
  }
}
