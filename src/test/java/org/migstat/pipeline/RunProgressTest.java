package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.migstat.beam.HeldFile;

class RunProgressTest {
  private static final Progress BEGUN = new Progress("Reading", 0, 2, "files");
  private static final Progress HALF = new Progress("Reading", 1, 2, "files");

  @Test
  @Timeout(60)
  void aRunnerThatTellsNothingUntilAllIsDoneIsHeardOfAllTheSame() throws Exception {
    Pipeline pipeline = Pipeline.create(Engines.DIRECT.options(List.of("--blockOnRun=true")));
    pipeline.apply(Create.of("file")).apply(ParDo.of(new HeldFile()));
    List<Progress> told = Collections.synchronizedList(new ArrayList<>());
    SortedMap<String, Long> counted = new TreeMap<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {
            told.add(progress);
            if (progress.equals(HALF)) {
              HeldFile.letGo();
            }
          }

          @Override
          public void counted(SortedMap<String, Long> counts) {
            counted.putAll(counts);
          }
        };

    Execution.of(pipeline, new RunProgress(listener, 2), new Supervision(null), false);

    assertThat(told).containsExactly(BEGUN, HALF);
    assertThat(counted).containsExactly(entry("harmonise/files_read", 1L));
  }
}
