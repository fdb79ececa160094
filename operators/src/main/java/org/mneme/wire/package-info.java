/**
 * The wire format: what producers may write and what consumers read, record by record, with the
 * limits that decoding enforces. {@link org.mneme.wire.Codec} is the interface, {@link
 * org.mneme.wire.JsonCodec} the default; {@code docs/asyncapi.yaml} says the same for other
 * languages, and a test holds the two together. Decoding never throws: a record that breaks the
 * contract becomes a {@link org.mneme.model.Rejection}, and that a {@link
 * org.mneme.wire.DeadLetter}. The package may use {@code org.mneme.model} and no other operator
 * package; outside its options it knows no Flink, so that clients can use it too.
 */
package org.mneme.wire;
