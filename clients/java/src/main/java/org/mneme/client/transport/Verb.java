package org.mneme.client.transport;

/** What is written. */
public enum Verb {
  /** The start of an episode, one record. */
  START("episodes"),
  /** Steps, up to 1,000, of one episode or several. */
  STEPS("steps"),
  /** The end of an episode, one record. */
  COMPLETE("complete"),
  /** Feedback on an answer, one record. */
  FEEDBACK("feedback"),
  /** A forget, one record. */
  FORGET("forget"),
  /** A pin or its end, one record. */
  PIN("pin"),
  /** A configuration of the space, one record. */
  CONFIGURE("configure"),
  /** Another try at what has no vector, one record. */
  REEMBED("reembed");

  private final String path;

  Verb(String path) {
    this.path = path;
  }

  /** The last part of its path at the gateway. */
  String path() {
    return path;
  }
}
