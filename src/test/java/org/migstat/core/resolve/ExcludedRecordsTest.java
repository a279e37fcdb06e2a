package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.definition.CollectionDefinition.RollUp.SEX;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.resolve.Fates.Fate;

/** Records that the corrections register excludes have a place, and no say. */
class ExcludedRecordsTest {
  private final CollectionDefinition office = table("NSO_POL").definition();
  private final CollectionDefinition eurostat = table("ESTAT_MIGR").definition();

  @Test
  void anExcludedRecordIsQuarantinedAndNobodysFigure() {
    Resolution resolution =
        Cells.resolve(row(office).value(1000).excluded(), row(eurostat).value(1200));

    assertThat(resolution.joint().roles()).containsExactly(Role.PREFERRED, Role.QUARANTINED);
    assertThat(resolution.joint().only().current()).isEqualTo(1);
    assertThat(resolution.joint().conflicts()).isEmpty();
    assertThat(resolution.rules()).containsExactly(RuleId.V_CORR_EXCLUDE);
    assertThat(resolution.fates()).containsExactly(Fate.REPORTED, Fate.REPORTED);
  }

  @Test
  void theVintageBeforeAnExcludedOneIsCurrent() {
    Resolution resolution =
        Cells.resolve(
            row(office).value(1000).vintage("2020-01-01"),
            row(office).value(10).vintage("2021-01-01").excluded());

    assertThat(resolution.joint().roles()).containsExactly(Role.PREFERRED, Role.QUARANTINED);
    assertThat(resolution.joint().revisions()).isEmpty();
  }

  @Test
  void aSumOfWhichAPartIsExcludedIsExcludedAsAWhole() {
    CollectionDefinition parts = table("IOM_DTM").sumOver("reason").definition();
    Resolution resolution =
        Cells.resolve(
            row(parts).parts("conflict").value(30).excluded(), row(parts).parts("flood").value(12));

    assertThat(resolution.joint().roles()).containsExactly(Role.QUARANTINED);
    assertThat(resolution.joint().resolved()).isEmpty();
    assertThat(resolution.rules()).containsExactly(RuleId.V_CORR_EXCLUDE);
    assertThat(resolution.fates()).containsExactlyInAnyOrder(Fate.PART, Fate.PART, Fate.ASSEMBLED);
  }

  @Test
  void noTotalIsAddedUpWithoutAnExcludedPart() {
    CollectionDefinition summed = table("NSO_POL").rollUp(SEX).definition();
    Rows women = row(summed).sex("F").value(10);
    Rows men = row(summed).sex("M").value(20);

    assertThat(Cells.resolve(women, men).joint().sums()).hasSize(1);
    assertThat(Cells.resolve(women, men.copy().excluded()).joint().sums()).isEmpty();
  }
}
