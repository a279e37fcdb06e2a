package org.migstat.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.migstat.Program;

/** The same with the jar, on the runner that it was built for. */
class CanaryIT extends CanaryTest {
  private static final String JAR = Objects.requireNonNull(System.getProperty("migstat.jar"));

  @Override
  Program migstat(List<String> options, String... arguments) {
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of("-jar", JAR));
    words.addAll(List.of(arguments));
    return Program.java(words.toArray(new String[0]));
  }
}
