package org.migstat.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs of the command line in a Java virtual machine of their own. */
final class ForkedRun {
  private ForkedRun() {}

  /**
   * @param jvmOptions such as {@code -Duser.timezone=Asia/Tokyo}
   * @param main class to start, with its arguments
   * @param log receives what it prints
   */
  static Process start(List<String> jvmOptions, Path log, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    File file = log.toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file).start();
  }

  /** Surefire starts with a jar that only names the class path. */
  private static String classPath() {
    String direct = System.getProperty("java.class.path", "");
    return System.getProperty("surefire.test.class.path", direct);
  }
}
