package org.migstat.pipeline;

/** The run would publish what is published already; nothing was changed. */
public final class NothingToDoException extends Exception {
  private static final long serialVersionUID = 1L;

  public NothingToDoException(String message) {
    super(message);
  }
}
