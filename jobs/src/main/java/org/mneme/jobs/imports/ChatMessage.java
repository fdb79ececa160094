package org.mneme.jobs.imports;

import java.util.List;

/**
 * One message.
 *
 * @param role whose it is
 * @param content its text; never null
 * @param calls tools that it calls; never null
 * @param callId id of the call that it answers, or null
 * @param tool name of the tool that answers, or null
 */
public record ChatMessage(Role role, String content, List<Call> calls, String callId, String tool) {

  /** Who speaks. */
  public enum Role {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT,
    TOOL,
    FUNCTION;

    /** Whether it is what came back from a tool. */
    public boolean isAnswer() {
      return this == TOOL || this == FUNCTION;
    }
  }

  /**
   * A call of a tool.
   *
   * @param id id that its answer names, or null
   * @param tool name of the tool
   * @param arguments JSON object as compact text, or null if there are none
   */
  public record Call(String id, String tool, String arguments) {}
}
