package org.mneme.wire;

import org.mneme.model.RejectionReason;

/** Carries a reason out of the decoder; without a stack trace, for bad input may come in floods. */
final class RejectedException extends Exception {

  private static final long serialVersionUID = 1;

  private final RejectionReason reason;

  RejectedException(RejectionReason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  RejectionReason reason() {
    return reason;
  }
}
