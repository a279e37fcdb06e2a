package org.migstat.beam;

import java.io.Serializable;

/**
 * One file to read.
 *
 * @param submission path relative to the input root, with {@code /}
 * @param path where it is
 * @param definition position of its definition in the plan
 */
public record InputFile(String submission, String path, int definition) implements Serializable {}
