package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.ledger.WithheldCounts;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.parquet.ProtocolTables.QuarantinedRow;

@ExtendWith(TestPipelineExtension.class)
class CloseBooksTest {
  private static final String FILE = "returns.csv";

  @TempDir Path folder;

  /** What reading two rows reports, of which one was refused. */
  private static Account read() {
    Account account = new Account();
    count(account, Kind.LINES, Ledger.PHYSICAL, 3);
    count(account, Kind.LINES, "HEADER", 1);
    count(account, Kind.LINES, Ledger.ROWS, 2);
    count(account, Kind.FATE, Ledger.OUTCOMES, 2);
    count(account, Kind.FATE, Ledger.QUARANTINED, 1);
    account.quarantined.add(
        new QuarantinedRow(
            FILE, "iom-avrr", "IOM_AVRR", 3, "Returnees", RuleId.V_STR_03, "found text", "a,b"));
    account.inputs.add(new InputHash(FILE, 10, "00"));
    return account;
  }

  /** What resolving the other reports: IOM alone sees it. */
  private static Account resolved() {
    Account account = new Account();
    count(account, Kind.FATE, Ledger.REPORTED, 1);
    count(account, Kind.RECORDS, Ledger.REPORTED, 1);
    role(account, Role.WITHHELD, Tier.UN);
    role(account, Role.PREFERRED, Tier.IOM);
    account.origins(Tier.IOM).definitions.add(SamplePlan.RETURNS);
    role(account, Role.WITHHELD, Tier.JOINT);
    return account;
  }

  private static void count(Account account, Kind kind, String name, long count) {
    account.ledger.add(new Ledger.Line(FILE, "IOM_AVRR", kind, name, "", null), count);
  }

  private static void role(Account account, Role role, Tier tier) {
    account.ledger.add(new Ledger.Line(FILE, "IOM_AVRR", Kind.ROLE, role.name(), "", tier), 1);
  }

  private void close(TestPipeline pipeline, Account... accounts) throws Exception {
    List<byte[]> bytes = List.of(accounts).stream().map(Account::toBytes).toList();
    pipeline
        .apply(Create.of(bytes).withCoder(BlockCoder.of()))
        .apply(CloseBooks.of(SamplePlan.ofReturns(folder)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aTierLearnsOnlyOfItsOwnRecords(TestPipeline pipeline) throws Exception {
    close(pipeline, resolved(), read());

    assertThat(rows("iom/ledger"))
        .containsExactly(
            "{submission=returns.csv, collection=IOM_AVRR, kind=ROLE, name=PREFERRED, reason=null,"
                + " tier=IOM, count=1}");
    assertThat(rows("un/ledger")).isEmpty();
    assertThat(rows("iom/collections")).hasSize(1);
    assertThat(rows("un/collections")).isEmpty();
    assertThat(rows("joint/collections")).isEmpty();
    assertThat(rows("ledger/ledger")).hasSize(10);
    assertThat(rows("quarantine/quarantine"))
        .containsExactly(
            "{submission=returns.csv, definition=iom-avrr, collection=IOM_AVRR, line=3,"
                + " column_name=Returnees, rule_id=V-STR-03, severity=ERROR, detail=found text,"
                + " raw_row=a,b}");
    Books books = Books.takeFrom(SamplePlan.ofReturns(folder).staging());
    assertThat(books.ledger().imbalances(Set.of(Tier.UN, Tier.IOM, Tier.JOINT))).isEmpty();
    assertThat(books.inputs()).containsExactly(new InputHash(FILE, 10, "00"));
    assertThat(books.files())
        .extracting(entry -> entry.path().replaceFirst("/part-00000.parquet", ""))
        .contains("iom/ledger", "ledger/ledger", "quarantine/quarantine", "reference/codelists")
        // There in every release, so that nobody can tell from a folder whether it holds anything.
        .contains("withheld-un/withheld_log", "withheld-iom/withheld_log")
        .noneMatch(path -> path.contains("withheld_summary"));
    assertThat(rows("withheld-un/withheld_log")).isEmpty();
  }

  @Test
  void countsOfWithheldRecordsAreForTheTierThatDoesNotSeeThemUnlessTheyAreSmall(
      TestPipeline pipeline) throws Exception {
    Account account = resolved();
    for (int i = 0; i < 5; i++) {
      account.withheld.add(
          new WithheldCounts.Key(Tier.UN, Indicator.RET_AVR, "040", 2023, WithheldRule.CONF));
      account.withheld.add(
          new WithheldCounts.Key(Tier.JOINT, Indicator.RET_AVR, "040", 2023, WithheldRule.CONF));
    }
    Account other = new Account();
    for (int i = 0; i < 4; i++) {
      other.withheld.add(
          new WithheldCounts.Key(Tier.UN, Indicator.RET_AVR, "276", 2022, WithheldRule.ART14));
    }
    List<byte[]> bytes = List.of(other.toBytes(), read().toBytes(), account.toBytes());
    pipeline
        .apply(Create.of(bytes).withCoder(BlockCoder.of()))
        .apply(CloseBooks.of(SamplePlan.disclosingReturns(folder)));
    pipeline.run().waitUntilFinish();

    String austria =
        "{indicator=RET_AVR, base_area=040, base_area_iso3=AUT, base_area_name=Austria, year=2023,"
            + " rule=CONF, records=5}";
    assertThat(rows("un/withheld_summary"))
        .containsExactly(
            austria,
            "{indicator=RET_AVR, base_area=276, base_area_iso3=DEU, base_area_name=Germany,"
                + " year=2022, rule=ART14, records=null}");
    assertThat(rows("joint/withheld_summary")).containsExactly(austria);
    assertThat(rows("iom/withheld_summary")).isEmpty();
  }

  private List<String> rows(String dataset) throws Exception {
    return ParquetFiles.rows(folder.resolve(dataset).resolve("part-00000.parquet")).stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void booksThatDoNotBalanceEndTheRun(TestPipeline pipeline) {
    Account lost = resolved();
    count(lost, Kind.RECORDS, Ledger.REPORTED, 1);

    assertThatThrownBy(() -> close(pipeline, read(), lost))
        .rootCause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot publish: the ledger does not balance: returns.csv: records in UN are 2, but 1"
                + " were accounted for; returns.csv: records in IOM are 2, but 1 were accounted"
                + " for; returns.csv: records in JOINT are 2, but 1 were accounted for.");
    assertThat(folder.resolve("ledger")).doesNotExist();
  }
}
