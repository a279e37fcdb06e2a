package org.migstat.pipeline;

import java.lang.reflect.Field;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;
import org.migstat.io.DiskRefusal;

/** Why a runner broke off its work, without the layers that it wraps the reason in. */
final class FailureReason {
  private static final int SECONDS = 30;

  /** How Flink writes what was thrown on another machine. */
  private static final String CLASS_NAME = "^([\\w$]+\\.)+[\\w$]+: ";

  private static final String NO_SLOTS = "NoResourceAvailableException";

  /** Once its master is lost, what Spark asks for is no longer there. */
  private static final String SPARK = "org.apache.spark.";

  private static final String STOPPED = "stopped SparkContext";

  private FailureReason() {}

  /** What a cluster wants, else what our code said, else what was thrown first. */
  static String of(Throwable failure) {
    for (Throwable layer = failure; layer != null; layer = layer.getCause()) {
      String wanted = wanted(layer);
      if (wanted != null) {
        return wanted;
      }
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (said(cause).startsWith("Cannot ")) {
        break;
      }
    }
    return said(cause);
  }

  private static String said(Throwable cause) {
    if (cause instanceof FileSystemException refused) {
      return DiskRefusal.text(refused);
    }
    String message = cause.getMessage();
    return message == null || cause instanceof LinkageError
        ? cause.toString()
        : message.replaceFirst(CLASS_NAME, "").lines().findFirst().orElse(message);
  }

  /** What is wrong with a cluster, if it is that; null if not. */
  private static @Nullable String wanted(Throwable layer) {
    if (layer instanceof UnknownHostException) {
      return "no machine is known by the name '%s'; expected the address of a cluster"
          .formatted(layer.getMessage());
    }
    if (layer instanceof ConnectException) {
      return "a machine of the cluster does not answer (%s); expected a cluster that is up"
          .formatted(layer.getMessage());
    }
    if (layer.toString().contains(NO_SLOTS)) {
      return "the cluster has not as many free task slots as the run asks for; expected those of --parallelism";
    }
    boolean ofSpark =
        Stream.of(layer.getStackTrace()).limit(1).anyMatch(e -> e.getClassName().startsWith(SPARK));
    if (ofSpark && layer instanceof NullPointerException || layer.toString().contains(STOPPED)) {
      return "Spark ended before the work was done; expected a master that answers, and nobody who ends it";
    }
    return null;
  }

  /** What a job on a Flink cluster failed of: Beam's result knows it and does not tell. */
  static @Nullable Throwable ofFlink(PipelineResult result) {
    try {
      Field client = result.getClass().getDeclaredField("jobClient");
      client.setAccessible(true);
      Object outcome =
          client.getType().getMethod("getJobExecutionResult").invoke(client.get(result));
      Objects.requireNonNull((Future<?>) outcome).get(SECONDS, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException failed) {
      return failed;
    } catch (ReflectiveOperationException | TimeoutException unknown) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
