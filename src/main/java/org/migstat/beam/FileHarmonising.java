package org.migstat.beam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.harmonise.HarmonisedRows;
import org.migstat.core.harmonise.TableHarmoniser;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.Address;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ProtocolTables.QuarantinedRow;
import org.migstat.io.table.FileLedger;
import org.migstat.io.table.Header;
import org.migstat.io.table.RowSink;
import org.migstat.io.table.SourceRow;
import org.migstat.io.table.TableReader;

/**
 * Reads and harmonises one file. All that it gives is kept back until the end of the file, because
 * a file that turns out to be unreadable gives nothing.
 */
final class FileHarmonising implements RowSink, HarmonisedRows {
  private static final int BLOCK_BYTES = 1 << 16;

  private final InputFile file;
  private final RunPlan plan;
  private final CollectionDefinition definition;
  private final TableHarmoniser.Setting setting;
  private final Partitions partitions;
  private final Map<Integer, BlockWriter> open = new TreeMap<>();
  private final Map<Integer, List<byte[]>> blocks = new TreeMap<>();
  private Account account = new Account();
  private @Nullable TableHarmoniser harmoniser;
  private @Nullable SourceRow current;
  private @Nullable QuarantinedRow fatal;
  private final Exposure exposure;
  private final long limit;
  private final boolean exposable;
  private boolean exposing;
  private long harmonisedRows;
  private long rowsInScope;
  private long excluded;
  private long malformed;

  /**
   * @param exposure tells which records make that something is hidden from the public
   * @param limit rows in scope that are harmonised; the reader sees the others too
   */
  FileHarmonising(
      InputFile file,
      RunPlan plan,
      TableHarmoniser.Setting setting,
      Partitions partitions,
      Exposure exposure,
      long limit) {
    this.exposure = exposure;
    this.limit = limit;
    this.file = file;
    this.plan = plan;
    this.definition = plan.definitions().get(file.definition());
    this.setting = setting;
    this.partitions = partitions;
    this.exposable = exposure.of(definition.collection());
  }

  /**
   * Reads the file through.
   *
   * @return where its lines went; a missing file is refused
   */
  FileLedger read() throws IOException {
    Path path = Path.of(file.path());
    String problem = problem(path);
    if (problem != null) {
      rejected(new Rejection(Address.file(file.submission()), RuleId.V_FILE_01, problem), "");
      return FileLedger.missing(file.submission());
    }
    return TableReader.read(path, file.submission(), definition.layout(), this);
  }

  private @Nullable String problem(Path path) throws IOException {
    if (!Files.exists(path)) {
      return "found no such file below the input folder; expected it, the job names it";
    }
    if (!path.toRealPath().startsWith(file.root())) {
      return "found a link that leaves the input folder; expected a file below it";
    }
    if (!Files.isReadable(path)) {
      return "found what this user may not read; expected a file that it may";
    }
    return Files.isRegularFile(path) ? null : "found something that is no file; expected a file";
  }

  @Override
  public void header(Header header) {
    harmoniser =
        new TableHarmoniser(
            definition, file.submission(), header.columns(), header.wideFrom(), setting, this);
  }

  @Override
  public void row(SourceRow row) {
    TableHarmoniser bound = harmoniser;
    if (bound != null && bound.bound() && rowsInScope < limit) {
      current = row;
      long excludedBefore = excluded;
      bound.row(row);
      harmonisedRows++;
      rowsInScope += excluded - excludedBefore < bound.factor() ? 1 : 0;
    }
  }

  @Override
  public void rejected(Rejection rejection, String rawRow) {
    if (rejection.rule().severity() == RuleId.Severity.FATAL) {
      fatal = quarantined(rejection, null);
      return;
    }
    TableHarmoniser bound = harmoniser;
    malformed++;
    quarantine(rejection, rawRow, bound == null ? 1 : bound.factor());
  }

  @Override
  public void rejected(Rejection rejection) {
    SourceRow row = current;
    if (row == null) {
      // Before the first row: the definition does not fit the file.
      fatal = quarantined(rejection, null);
      return;
    }
    quarantine(rejection, row.raw(), 1);
  }

  @Override
  public void finding(Rejection finding) {
    finding(finding, setting.audience().receiving(definition));
  }

  @Override
  public void finding(Rejection finding, Set<Tier> tiers) {
    account.note(plan, definition, finding, plan.own(tiers));
  }

  @Override
  public void outOfScope(String reason) {
    excluded++;
    fate(Ledger.OUT_OF_SCOPE, reason, 1);
  }

  @Override
  public void observation(Observation observation) {
    String correction = observation.correction();
    if (correction != null) {
      account.corrections.merge(correction, 1L, Math::addExact);
    }
    exposing |= exposable && !exposing && exposure.concerns(observation);
    int partition = partitions.of(observation.key());
    BlockWriter block = open.computeIfAbsent(partition, p -> new BlockWriter());
    block.add(observation, file.definition());
    if (block.size() >= BLOCK_BYTES) {
      close(partition, block);
      open.remove(partition);
    }
  }

  /**
   * Ends the file.
   *
   * @return what it reports; its blocks are in {@link #blocks()}
   */
  Account end(FileLedger lines) {
    open.forEach(this::close);
    open.clear();
    TableHarmoniser bound = harmoniser;
    if (lines.refused() || bound == null || !bound.bound()) {
      refuse();
    } else {
      lines(lines);
      fate(
          Ledger.OUTCOMES,
          "",
          Math.multiplyExact(harmonisedRows + malformed, (long) bound.factor()));
    }
    account.inputs.add(new InputHash(file.submission(), lines.bytes(), lines.sha256()));
    return account;
  }

  /** Whether something of the origin of the file may have to be hidden because of it. */
  boolean exposing() {
    return exposing;
  }

  /** Blocks of observations by partition. */
  Map<Integer, List<byte[]>> blocks() {
    return blocks;
  }

  private void close(int partition, BlockWriter block) {
    blocks.computeIfAbsent(partition, p -> new ArrayList<>()).add(block.toBytes());
  }

  private void refuse() {
    QuarantinedRow reason = fatal;
    if (reason == null) {
      throw new IllegalStateException("a file was refused without a reason: " + file.submission());
    }
    blocks.clear();
    account = new Account();
    account.quarantined.add(reason);
    account.ledger.add(line(Kind.LINES, Ledger.REFUSED_FILE, reason.rule().id()), 1);
    finding(
        new Rejection(
            new Address(file.submission(), reason.line(), reason.column()),
            reason.rule(),
            reason.detail()));
  }

  private void lines(FileLedger lines) {
    account.ledger.add(line(Kind.LINES, Ledger.PHYSICAL, ""), lines.physicalLines());
    account.ledger.add(line(Kind.LINES, "HEADER", ""), lines.headerLines());
    account.ledger.add(line(Kind.LINES, "SKIPPED", ""), lines.skippedLines());
    account.ledger.add(line(Kind.LINES, "BLANK", ""), lines.blankLines());
    account.ledger.add(line(Kind.LINES, "CONTINUATION", ""), lines.continuationLines());
    account.ledger.add(line(Kind.LINES, Ledger.ROWS, ""), lines.rows());
  }

  private void quarantine(Rejection rejection, String raw, int outcomes) {
    fate(Ledger.QUARANTINED, rejection.rule().id(), outcomes);
    account.quarantined.add(quarantined(rejection, raw));
    finding(rejection);
  }

  private QuarantinedRow quarantined(Rejection rejection, @Nullable String raw) {
    return new QuarantinedRow(
        file.submission(),
        definition.id(),
        definition.collection(),
        rejection.address().line(),
        rejection.address().column(),
        rejection.rule(),
        rejection.detail(),
        raw);
  }

  private void fate(String name, String reason, long count) {
    account.ledger.add(line(Kind.FATE, name, reason), count);
  }

  private Ledger.Line line(Kind kind, String name, String reason) {
    return new Ledger.Line(file.submission(), definition.collection(), kind, name, reason, null);
  }
}
