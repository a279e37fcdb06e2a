/** Finds where collections overlap and decides each cell, keeping every contributor. GSBPM 5.1. */
@NullMarked
package org.migstat.core.resolve;

import org.jspecify.annotations.NullMarked;
