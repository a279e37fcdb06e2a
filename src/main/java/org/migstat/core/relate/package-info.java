/**
 * How resolved cells lie to each other: parts and totals, groups and members, other definitions,
 * territories and times. Nothing is merged and nothing is added up into a figure; relations are
 * told, so that users neither count twice nor compare what differs. GSBPM 5.1 integrate data.
 */
@NullMarked
package org.migstat.core.relate;

import org.jspecify.annotations.NullMarked;
