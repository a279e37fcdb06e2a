/**
 * Which figures the public may not be shown so that none of the hidden ones can be worked out.
 * Knows cells, areas and identities between figures, and nothing of collections or readers.
 */
@NullMarked
package org.migstat.core.suppression;

import org.jspecify.annotations.NullMarked;
