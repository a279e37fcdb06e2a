/** The joint run from files to a published release, and what it is asked and reports. */
@NullMarked
package org.migstat.pipeline;

import org.jspecify.annotations.NullMarked;
