package org.migstat.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Dimension;
import org.migstat.query.Candidates;
import org.migstat.query.Explanation;
import org.migstat.query.ExplanationReader;
import org.migstat.query.Json;
import org.migstat.query.QueryException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code migstat explain}: how the figure of one cell came about. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    customSynopsis = {
      "migstat explain OUTPUT CELL-KEY [--tier TIER] [--release ID] [--format text|json]",
      "migstat explain OUTPUT --indicator CODE --ref-area AREA --time PERIOD",
      "                       [--counterpart AREA] [--basis CODE] [--duration CODE]",
      "                       [--sex CODE] [--age CODE] [--tier TIER] [--keys DIR] ..."
    },
    description = {
      "Tell how the figure of a cell came about: its records and their roles, what decided,",
      "conflicts, revisions, related cells and who republishes whom.",
      "Filters that leave several cells list them. An AREA is an M49 code, ISO letters or a name.",
      "Of a figure that tier public does not show it tells so; which reason it has, nobody is told."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  migstat explain out IMM.826._T._Z._T.M12._T._T._T._Z.PS.PER.2019",
      "  migstat explain out --indicator IMM --ref-area GBR --time 2019",
      "  migstat explain out --indicator ASY_APP_FIRST --counterpart \"Syria\" --time 2019 --tier un",
      "  migstat explain out --indicator IMM --ref-area DEU --time 2018 --format json",
      "  migstat explain out --indicator RET_AVR --ref-area AUT --time 2022 --tier public"
    })
final class ExplainCommand implements Callable<Integer> {
  /** How the answer is printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private final TierOptions tier = new TierOptions();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CELL-KEY",
      description = "The cell: column cell_key of the data sets.")
  private @Nullable String cellKey;

  @Option(names = "--indicator", paramLabel = "CODE", description = "What is counted, such as IMM.")
  private @Nullable String indicator;

  @Option(names = "--ref-area", paramLabel = "AREA", description = "The reporting area.")
  private @Nullable String refArea;

  @Option(
      names = "--counterpart",
      paramLabel = "AREA",
      description = "The other area; _T is the total over all.")
  private @Nullable String counterpart;

  @Option(
      names = "--basis",
      paramLabel = "CODE",
      description = "What the other area is, such as COC, country of citizenship.")
  private @Nullable String basis;

  @Option(names = "--duration", paramLabel = "CODE", description = "Minimum stay, such as M12.")
  private @Nullable String duration;

  @Option(names = "--sex", paramLabel = "CODE", description = "F, M or _T.")
  private @Nullable String sex;

  @Option(names = "--age", paramLabel = "CODE", description = "Ages, such as Y15T19, or _T.")
  private @Nullable String age;

  @Option(
      names = "--time",
      paramLabel = "PERIOD",
      description = "Period of a flow, day of a stock or a year for all of its days.")
  private @Nullable String time;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
  private Format format = Format.TEXT;

  @Override
  public Integer call() throws Exception {
    Map<Dimension, String> filters = filters();
    if ((cellKey == null) == filters.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot explain a cell of %s: found %s; expected either a cell key or filters such as --ref-area DEU."
              .formatted(
                  tier.output(), cellKey == null ? "neither a cell key nor a filter" : "both"));
    }
    try (var database = tier.open()) {
      explain(new ExplanationReader(database), filters);
    }
    return ExitCode.OK.code();
  }

  private void explain(ExplanationReader reader, Map<Dimension, String> filters)
      throws IOException, QueryException {
    if (cellKey != null) {
      print(reader.explain(cellKey));
      return;
    }
    Candidates candidates = reader.find(filters);
    if (candidates.cells() == 1) {
      print(reader.explain(candidates.first().get(0).cellKey()));
    } else if (format == Format.JSON) {
      print(Json.lines(candidates));
    } else {
      print(CandidatesText.of(candidates));
    }
  }

  private void print(Explanation explanation) {
    if (format == Format.JSON) {
      print(Json.lines(explanation));
    } else {
      print(ExplanationText.of(explanation));
    }
  }

  private void print(List<String> lines) {
    lines.forEach(spec.commandLine().getOut()::println);
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private Map<Dimension, String> filters() {
    Map<Dimension, String> filters = new EnumMap<>(Dimension.class);
    put(filters, Dimension.INDICATOR, indicator);
    put(filters, Dimension.REF_AREA, refArea);
    put(filters, Dimension.COUNTERPART_AREA, counterpart);
    put(filters, Dimension.POP_BASIS, basis);
    put(filters, Dimension.DURATION, duration);
    put(filters, Dimension.SEX, sex);
    put(filters, Dimension.AGE, age);
    put(filters, Dimension.TIME_PERIOD, time);
    return filters;
  }

  private static void put(
      Map<Dimension, String> filters, Dimension dimension, @Nullable String text) {
    if (text != null) {
      filters.put(dimension, text);
    }
  }
}
