package org.mneme.jobs.imports;

import java.util.List;

/**
 * One conversation of an agent with a user and with tools.
 *
 * @param episode id of the episode, unique within its file: {@code task-<task>-trial-<trial>} as
 *     far as there are both, else the file's own {@code id}, else {@code episode-<position>}; a
 *     second one of a name gets {@code -run-2}
 * @param task id of the task, or null
 * @param trial which attempt at the task, or null
 * @param user for whom, or null
 * @param instruction what the user was told to want, which the agent never saw, or null
 * @param reward how well it ended, in [0, 1], or null
 * @param messages in order; never empty
 */
public record ChatTrajectory(
    String episode,
    String task,
    String trial,
    String user,
    String instruction,
    Double reward,
    List<ChatMessage> messages) {

  /** The first user message, which is the task as the agent sees it; empty if there is none. */
  public String firstUserMessage() {
    return messages.stream()
        .filter(message -> message.role() == ChatMessage.Role.USER)
        .findFirst()
        .map(ChatMessage::content)
        .orElse("");
  }

  /** The same trajectory under another id. */
  ChatTrajectory withEpisode(String newEpisode) {
    return new ChatTrajectory(newEpisode, task, trial, user, instruction, reward, messages);
  }
}
