package org.migstat.pipeline;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;

/** Why a runner broke off its work, without the layers that it wraps the reason in. */
final class FailureReason {
  private static final int SECONDS = 30;

  /** How Flink writes what was thrown on another machine. */
  private static final String CLASS_NAME = "^([\\w$]+\\.)+[\\w$]+: ";

  private FailureReason() {}

  /** What our code said, else what was thrown first. */
  static String of(Throwable failure) {
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
    String message = cause.getMessage();
    return message == null ? cause.toString() : message.replaceFirst(CLASS_NAME, "");
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
