package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.audit.PublicRelease;

class AuditCommandTest {
  private static final String CELL = "ASY_APP_FIRST.616.804.COC._T._Z._T.%s._T._Z.PS.PER.2019";

  @TempDir private Path folder;
  private String output = "";

  @BeforeEach
  void publish() throws Exception {
    output = PublicRelease.in(folder.toRealPath()).toString();
  }

  private Ending audit(String... arguments) {
    String[] line = new String[arguments.length + 2];
    line[0] = "audit";
    line[1] = output;
    System.arraycopy(arguments, 0, line, 2, arguments.length);
    return new Commands().execute(line);
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  @Test
  void aReleaseThatHidesEnoughIsSafe() {
    assertThat(audit())
        .isEqualTo(
            new Ending(
                0,
                lines("Cells printed: 3, of them hidden: 2.", "No hidden figure comes back."),
                ""));
  }

  @Test
  void aFigureThatComesBackIsNamedWithoutItsValue() {
    Ending found = audit("--release", "r000001");

    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out())
        .isEqualToNormalizingNewlines(
            """
            Cells printed: 3, of them hidden: 1.

            rule            cell                                                    by   of                                                       collection
            SDC_DETERMINED  ASY_APP_FIRST.616.804.COC._T._Z._T.F._T._Z.PS.PER.2019  SEX  ASY_APP_FIRST.616.804.COC._T._Z._T._T._T._Z.PS.PER.2019  NSO_POL
            """);
    assertThat(found.err()).isEmpty();
  }

  @Test
  void jsonIsOneObject() {
    assertThat(audit("--release", "r000001", "--format", "json").out())
        .isEqualTo(
            """
            {
              "cells": 3,
              "hidden": 1,
              "findings": [
                {"rule":"SDC_DETERMINED","cell_key":"%s","relation":"SEX","total":"%s","collection":"NSO_POL"}
              ],
              "not_finished": []
            }
            """
                .formatted(CELL.formatted("F"), CELL.formatted("_T")));
  }

  @Test
  void whatAnEarlierReleasePrintedIsHeldAgainstThisOne() {
    Ending found = audit("--previous", "r000001");

    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out())
        .contains(CELL.formatted("M") + "  RELEASE")
        .contains(CELL.formatted("F") + "  SEX");
  }

  @Test
  void theThresholdIsThatOfThePolicyUnlessAnotherIsAsked() {
    assertThat(audit("--threshold", "11").code()).isEqualTo(1);
    assertThat(audit("--threshold", "10").code()).isZero();
    assertThat(audit("--threshold", "0"))
        .isEqualTo(
            new Ending(
                2,
                "",
                lines(
                    "Cannot audit with threshold 0: expected 1 or more.",
                    "See migstat audit --help.")));
  }

  @Test
  void aFolderWithoutAReleaseIsRefused() {
    output = folder.resolve("releases").toString();

    assertThat(audit())
        .isEqualTo(
            refused(
                "Cannot read %s: no release is published there; expected the folder that a run wrote to. Run a job with --output %s first."
                    .formatted(output, output)));
  }

  @Test
  void aReleaseThatIsNotThereIsRefusedWithTheOnesThatAre() {
    assertThat(audit("--previous", "../x"))
        .isEqualTo(
            refused(
                "Cannot read release '../x' of %s: it is not there; known releases are r000001, r000002, r000003. Name one of these."
                    .formatted(output)));
  }

  @Test
  void aReleaseWithoutAPublicTierIsRefused() {
    assertThat(audit("--release", "r000003"))
        .isEqualTo(
            refused(
                "Cannot read tier PUBLIC of release r000003: it is not there; the release has UN. Name one of these, or run a job whose tiers name PUBLIC."));
  }

  private static Ending refused(String message) {
    return new Ending(2, "", lines(message));
  }

  @Test
  void aDamagedFileIsNotRead() throws Exception {
    Path file =
        Path.of(
            output, "releases/r000002/public/obs_all/indicator=ASY_APP_FIRST/part-00000.parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(audit())
        .isEqualTo(
            new Ending(
                1,
                "",
                lines(
                    "Cannot use "
                        + file
                        + ": its bytes are others than those that were published; expected what its run published. Restore the release, or run the job again.")));
  }
}
