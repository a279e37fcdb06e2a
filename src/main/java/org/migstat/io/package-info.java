/** Files in and out: what every reader and writer of files shares. */
@NullMarked
package org.migstat.io;

import org.jspecify.annotations.NullMarked;
