package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Rejection;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Cells.Part;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.ResolvedCell;
import org.migstat.core.resolve.Rows;

/** In which order the relations of a group come, because they are written as they come. */
class RelationsTest {
  private final CollectionDefinition office = table("NSO_POL").definition();

  private static List<String> told(Rows... rows) {
    List<String> told = new ArrayList<>();
    new Relations(Cells.AREAS)
        .of(
            Cells.resolve(rows).joint().resolved(),
            new Relations.Outcome() {
              @Override
              public void stands(ResolvedCell cell, Standing standing) {
                told.add(name(cell.key()));
              }

              @Override
              public void link(Link link) {
                CellKey related = link.related();
                told.add(
                    name(link.cell())
                        + " "
                        + link.type()
                        + " "
                        + (related == null ? link.members() : name(related)));
              }

              @Override
              public void finding(Rejection finding, Claim about) {
                told.add(finding.rule() + " " + name(about.observation().key()));
              }
            });
    return told;
  }

  private static String name(CellKey key) {
    return Cells.AREAS.code(key.refArea()) + "." + key.sex() + "." + key.age();
  }

  @Test
  void cellsAndLinksComeInTheOrderOfTheirKeysAndLinksOfACellInTheOrderOfTheirTypes() {
    assertThat(
            told(
                row(office).value(100),
                row(office).age("Y0T14").value(30),
                row(office).age("Y_GE15").value(70),
                row(office).sex("F").value(60),
                row(office).sex("F").age("Y0T14").value(20),
                row(office).sex("M").value(40)))
        .containsExactly(
            "616.F._T",
            "616.F.Y0T14",
            "616.M._T",
            "616._T._T",
            "616._T.Y0T14",
            "616._T.Y_GE15",
            "616.F._T CONTAINS 616.F.Y0T14",
            "616._T._T CONTAINS 616._T.Y0T14",
            "616._T._T CONTAINS 616._T.Y_GE15",
            "616._T._T CONTAINS 616.F._T",
            "616._T._T CONTAINS 616.M._T",
            "616._T._T SUM_MATCH [Y0T14, Y_GE15]",
            "616._T._T SUM_MATCH [F, M]",
            "616._T.Y0T14 CONTAINS 616.F.Y0T14");
  }

  @Test
  void whatIsFoundComesBeforeTheCells() {
    assertThat(
            told(
                row(office).with(Part.REF_AREA, "826").value(10),
                row(office).with(Part.REF_AREA, "826_GB").value(11)))
        .containsExactly(
            "V-GEO 826_GB._T._T", "826._T._T", "826_GB._T._T", "826_GB._T._T GEO_SUBSET 826._T._T");
  }
}
