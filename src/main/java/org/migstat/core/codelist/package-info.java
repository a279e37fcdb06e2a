/**
 * Areas: what each code covers, how areas overlap, and which area a provider's code or name means
 * at a date.
 */
@NullMarked
package org.migstat.core.codelist;

import org.jspecify.annotations.NullMarked;
