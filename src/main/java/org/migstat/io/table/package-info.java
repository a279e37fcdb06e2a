/**
 * Bytes become source rows: delimited text, Eurostat TSV and SDMX-CSV, plain or compressed. The
 * only place that knows FastCSV, ICU4J and xz.
 */
@NullMarked
package org.migstat.io.table;

import org.jspecify.annotations.NullMarked;
