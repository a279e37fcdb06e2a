/** The command line: options, exit codes, the clock, and everything that is printed. */
@NullMarked
package org.migstat.cli;

import org.jspecify.annotations.NullMarked;
