package org.migstat;

/**
 * How a command ended and what it left behind.
 *
 * @param out what it printed; of a program started {@link Program#together}, errors too
 * @param err what it told as errors
 */
public record Ending(int code, String out, String err) {}
