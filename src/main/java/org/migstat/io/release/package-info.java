/** Publishing: staging, verification, manifests, and the pointer to the current release. */
@NullMarked
package org.migstat.io.release;

import org.jspecify.annotations.NullMarked;
