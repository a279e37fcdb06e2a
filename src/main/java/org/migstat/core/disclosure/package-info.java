/** Who may see what. GSBPM 6.4. */
@NullMarked
package org.migstat.core.disclosure;

import org.jspecify.annotations.NullMarked;
