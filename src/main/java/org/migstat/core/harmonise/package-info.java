/** Source rows become observations, or are refused with an address and a reason. GSBPM 5.1, 5.2. */
@NullMarked
package org.migstat.core.harmonise;

import org.jspecify.annotations.NullMarked;
