/** What runs, as values: collections, jobs and policy, as their YAML states them. */
@NullMarked
package org.migstat.core.definition;

import org.jspecify.annotations.NullMarked;
