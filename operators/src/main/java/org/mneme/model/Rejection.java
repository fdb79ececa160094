package org.mneme.model;

/**
 * A record that was refused: what its dead letter says.
 *
 * @param reason why, as a code
 * @param message why, in words, naming field and value where there are any
 * @param origin the record as it came
 */
public record Rejection(RejectionReason reason, String message, Origin origin) {}
