package org.migstat.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.migstat.Ending;
import org.migstat.Program;

/** The script that cron, systemd and Kubernetes start, beside a launcher that only tells. */
final class Monthly {
  static final String SCRIPT = "pipelines/deploy/scheduling/monthly";

  private Monthly() {}

  /** What the launcher is given for arguments of the script, a word each. */
  static List<String> arguments(List<String> given) throws IOException, InterruptedException {
    return with("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", given).out().lines().toList();
  }

  /** How the script ends where this is the launcher. */
  static Ending with(String launcher, List<String> given) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("monthly");
    Path script = folder.resolve(SCRIPT);
    Files.createDirectories(script.getParent());
    Files.copy(Path.of(SCRIPT), script, StandardCopyOption.COPY_ATTRIBUTES);
    executable(folder.resolve("migstat"), launcher);
    List<String> words = new ArrayList<>(given);
    Ending ending = Program.of(script.toString(), words.toArray(String[]::new)).run();
    assertThat(ending.err()).isEmpty();
    return ending;
  }

  static Path executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
