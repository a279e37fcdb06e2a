/** Wiring: transforms that call the core and route what comes out. Nothing is decided here. */
@NullMarked
package org.migstat.beam;

import org.jspecify.annotations.NullMarked;
