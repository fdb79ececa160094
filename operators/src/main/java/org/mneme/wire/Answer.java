package org.mneme.wire;

import org.mneme.model.ForgetReceipt;
import org.mneme.model.RecallResult;

/**
 * What a record of {@code mneme.results} says: exactly one part is set.
 *
 * @param result the answer to a query
 * @param receipt the answer to a forget
 */
public record Answer(RecallResult result, ForgetReceipt receipt) {}
