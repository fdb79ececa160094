package org.mneme.jobs.imports;

import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mneme.model.EpisodeEvent;

/**
 * Chat trajectories in OpenAI's message format, read as episodes: a JSON array of trajectories (as
 * τ-bench writes them) or one a line. Each tool call is a step, the reward is the outcome, the
 * first user message is the task. What the format does not say of time is made up in one fixed way,
 * a second a message and a minute an episode, so that a second import of a file gives the same
 * records and is recognised as the first one's duplicate. An episode of more than 60 messages takes
 * as many whole minutes as it needs.
 */
public final class OpenAiChatImport {

  private static final long MESSAGES_PER_SLOT = 60;
  private static final long SLOT_MILLIS = 60_000;

  private final ImportParameters parameters;
  private long nextStart;

  private OpenAiChatImport(ImportParameters parameters) {
    this.parameters = parameters;
    this.nextStart = parameters.startMillis();
  }

  /**
   * The events of a file, in order: an episode's start, its steps, its completion, then the next
   * episode. Reads as it goes; close the stream to close the file.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read, now or while the stream is
   *     consumed
   * @throws ChatFormatException while the stream is consumed, at what is not in the format; what
   *     stands before it has been handed out by then
   */
  public static Stream<EpisodeEvent> read(Path file, ImportParameters parameters) {
    OpenAiChatImport started = new OpenAiChatImport(parameters);
    return trajectories(file).flatMap(started::events);
  }

  /**
   * The trajectories of a file, in order.
   *
   * @throws java.io.UncheckedIOException as {@link #read}
   * @throws ChatFormatException as {@link #read}
   */
  public static Stream<ChatTrajectory> trajectories(Path file) {
    ChatFile trajectories = ChatFile.open(file);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                trajectories, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(trajectories::close);
  }

  private Stream<EpisodeEvent> events(ChatTrajectory trajectory) {
    long start = nextStart;
    int messages = trajectory.messages().size();
    nextStart += (messages + MESSAGES_PER_SLOT - 1) / MESSAGES_PER_SLOT * SLOT_MILLIS;
    return new ChatEpisode(parameters, trajectory, start).events().stream();
  }
}
