/**
 * Reads the YAML of collections, jobs and policy into the values of {@code core.definition}; the
 * only place that knows Jackson, JSON Schema and YAML. Whatever is wrong in any file is told at
 * once, each with its file and line.
 */
@NullMarked
package org.migstat.io.definition;

import org.jspecify.annotations.NullMarked;
