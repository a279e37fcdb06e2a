/** What migration statistics are made of: cells, observations, their codes and roles. */
@NullMarked
package org.migstat.core.model;

import org.jspecify.annotations.NullMarked;
