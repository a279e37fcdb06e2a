package org.migstat.io.parquet;

import java.io.IOException;

/** A key that is not there, is no key, or is not the one; the message says which and what to do. */
public final class KeyException extends IOException {
  private static final long serialVersionUID = 1L;

  public KeyException(String message) {
    super(message);
  }
}
