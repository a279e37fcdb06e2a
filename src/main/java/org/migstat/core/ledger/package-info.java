/** Counts that must add up: every line of every file, every row, every record. */
@NullMarked
package org.migstat.core.ledger;

import org.jspecify.annotations.NullMarked;
