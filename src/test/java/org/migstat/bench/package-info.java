/**
 * The benchmark: generated inputs, rivals that do the same work on them, floors that do a part of
 * it, and the page that tells how migstat compares. {@code mvn -Pbench} runs it.
 */
@NullMarked
package org.migstat.bench;

import org.jspecify.annotations.NullMarked;
