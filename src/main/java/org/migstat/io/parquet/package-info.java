/**
 * Deterministic Parquet files in and out; the only place that knows Parquet and the generated Avro
 * classes.
 */
@NullMarked
package org.migstat.io.parquet;

import org.jspecify.annotations.NullMarked;
