/** Questions in SQL to a tier of a release, answered by DuckDB over its files. */
@NullMarked
package org.migstat.query;

import org.jspecify.annotations.NullMarked;
