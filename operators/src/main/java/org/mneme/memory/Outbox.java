package org.mneme.memory;

import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Rejection;

/** Where Memory hands on what is not an answer. */
public interface Outbox {

  /** What became of an episode. */
  void memory(Episode episode);

  /** A concept as it is now, or its tombstone. */
  void concept(Concept concept);

  /** A binding as it is now, or its tombstone. */
  void binding(Binding binding);

  /** What a forget removed. */
  void receipt(ForgetReceipt receipt);

  /** A record that was refused. */
  void rejection(Rejection rejection);

  /** How long {@code operation} took. */
  void latency(String operation, long micros);
}
