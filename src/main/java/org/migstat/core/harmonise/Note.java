package org.migstat.core.harmonise;

import org.migstat.core.model.RuleId;

/** Something noticed about a row that does not refuse it. */
record Note(RuleId rule, String column, String detail) {}
