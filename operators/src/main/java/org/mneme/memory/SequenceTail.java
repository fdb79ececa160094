package org.mneme.memory;

/**
 * The episode of a session, or of an agent, that was learned last, in state under the sequence:
 * what the next one is linked to.
 *
 * @param episode its id
 * @param closedAt when it closed, epoch milliseconds of event time
 */
public record SequenceTail(String episode, long closedAt) {

  /** The key of a session's sequence, or null without a session. */
  public static String ofSession(String session) {
    return session == null ? null : "session/" + session;
  }

  /** The key of an agent's sequence, or null without an agent. */
  public static String ofAgent(String agent) {
    return agent == null ? null : "agent/" + agent;
  }

  public static boolean isOfSession(String sequence) {
    return sequence.startsWith("session/");
  }
}
