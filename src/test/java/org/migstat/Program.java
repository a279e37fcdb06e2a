package org.migstat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program in a process of its own, started as a shell would start it. */
public final class Program {
  private final ProcessBuilder builder;

  private Program(List<String> command) {
    builder = new ProcessBuilder(command);
  }

  public static Program of(String file, String... arguments) {
    List<String> command = new ArrayList<>(List.of(file));
    command.addAll(List.of(arguments));
    return new Program(command);
  }

  /** The Java that runs the tests. */
  public static Program java(String... arguments) {
    return of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), arguments);
  }

  /**
   * A class of ours, small and quick to start.
   *
   * @param options such as {@code -Duser.timezone=Asia/Tokyo}
   */
  public static Program main(Class<?> main, List<String> options, String... arguments) {
    List<String> words =
        new ArrayList<>(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(options);
    words.addAll(List.of("-cp", classPath(), main.getName()));
    words.addAll(List.of(arguments));
    return java(words.toArray(new String[0]));
  }

  /** Surefire starts with a jar that only names the class path. */
  private static String classPath() {
    String direct = System.getProperty("java.class.path", "");
    return System.getProperty("surefire.test.class.path", direct);
  }

  /** Its name and arguments, for a program that starts it. */
  public List<String> words() {
    return builder.command();
  }

  public Program in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  public Program with(Map<String, String> environment) {
    builder.environment().putAll(environment);
    return this;
  }

  /** Hides variables that the machine may have set. */
  public Program without(String... environment) {
    List.of(environment).forEach(builder.environment()::remove);
    return this;
  }

  /** What it prints and what it tells as errors are one text, in the order of a terminal. */
  public Program together() {
    builder.redirectErrorStream(true);
    return this;
  }

  /** Starts it to talk to it while it lives; its errors are lost. */
  public Process start() throws IOException {
    return builder.redirectError(Redirect.DISCARD).start();
  }

  /** Starts it with a file for all it says. */
  public Process start(Path log) throws IOException {
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Starts it and waits until it ends. */
  public Ending run() throws IOException, InterruptedException {
    // A file takes any amount of text, where a pipe that nobody empties would halt the program.
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      return new Ending(process.waitFor(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
