/**
 * Plays an attacker on what the tier PUBLIC prints, and tells which hidden figures come back.
 *
 * <p>It shares no code with disclosure control and builds its relations from what is printed alone.
 * An error of the one is therefore not repeated by the other.
 *
 * @see "UN/SDMX 4.5, GSBPM 6.4"
 */
@NullMarked
package org.migstat.audit;

import org.jspecify.annotations.NullMarked;
