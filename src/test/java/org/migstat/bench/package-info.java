/**
 * The benchmark: generated input, and a DuckDB script that does the same work. Run by hand, not by
 * the build.
 */
@NullMarked
package org.migstat.bench;

import org.jspecify.annotations.NullMarked;
