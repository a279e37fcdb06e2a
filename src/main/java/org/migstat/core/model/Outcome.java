package org.migstat.core.model;

/**
 * What became of one source value: accepted, or refused with a reason. Nothing can be dropped in
 * silence.
 */
public sealed interface Outcome<T> {
  record Accepted<T>(T value) implements Outcome<T> {}

  record Refused<T>(Rejection rejection) implements Outcome<T> {}
}
