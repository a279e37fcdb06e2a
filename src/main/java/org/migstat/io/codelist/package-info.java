/** Code lists from the class path, and names of areas in the languages that ICU knows. */
@NullMarked
package org.migstat.io.codelist;

import org.jspecify.annotations.NullMarked;
