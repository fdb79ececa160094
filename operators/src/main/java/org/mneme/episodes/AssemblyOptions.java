package org.mneme.episodes;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Options of episode assembly. */
public final class AssemblyOptions {

  public static final ConfigOption<Duration> COMPLETION_GRACE =
      OptionTypes.duration(
          "mneme.episodes.completion-grace",
          Duration.ofMillis(500),
          "Event time that a completion waits for a start and steps that are not in yet, 0 to 1 h."
              + " Then the episode closes without the steps, or is refused without the start.");

  public static final ConfigOption<Duration> IDLE_TIMEOUT =
      OptionTypes.duration(
          "mneme.episodes.idle-timeout",
          Duration.ofHours(24),
          "Event time without a record after which an open episode counts as abandoned, 1 s to"
              + " 365 d. Open episodes are kept in state so long.");

  public static final ConfigOption<Duration> REMEMBER_CLOSED =
      OptionTypes.duration(
          "mneme.episodes.remember-closed",
          Duration.ofHours(24),
          "Event time for which the content hashes of a closed episode are kept, 1 s to 365 d. So"
              + " long a record that is sent again is recognised, and other ones are late; later"
              + " ones open the episode anew. About 12 bytes of state a step.");

  public static final ConfigOption<Integer> MAX_STEPS =
      OptionTypes.count(
          "mneme.episodes.max-steps",
          1_000,
          "Most steps of an episode, 1 to 10000; further ones are refused as too-many-steps.");

  public static final ConfigOption<MemorySize> MAX_BYTES =
      OptionTypes.size(
          "mneme.episodes.max-bytes",
          MemorySize.ofMebiBytes(10),
          "Most bytes of an episode's records together, 1 kb to 64 mb; a step beyond is refused as"
              + " episode-too-large.");

  public static final ConfigOption<MemorySize> BUFFER_SIZE =
      OptionTypes.size(
          "mneme.episodes.buffer-size",
          MemorySize.ofMebiBytes(32),
          "Bytes of the records of open episodes, 0 to 4 gb, whose episodes one subtask keeps in"
              + " memory (where they take about twice as much). Only what is still open at a"
              + " checkpoint, or has no room, is written to state before it closes.");

  public static final ConfigOption<Integer> ACTION_EXCERPT =
      excerpt("action", 256, "what a step did");

  public static final ConfigOption<Integer> PARAMETERS_EXCERPT =
      excerpt("parameters", 512, "a step's parameters (JSON text)");

  public static final ConfigOption<Integer> OBSERVATION_EXCERPT =
      excerpt("observation", 512, "what a step observed");

  public static final ConfigOption<Integer> MESSAGE_EXCERPT =
      excerpt("message", 256, "a step's error or result message");

  public static final ConfigOption<Integer> SUMMARY_WORDS =
      OptionTypes.count(
          "mneme.episodes.summary-words",
          Summarizer.MAXIMUM_WORDS,
          "Most words of an episode's summary, 60 to 200.");

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private AssemblyOptions() {}

  /**
   * Reads and checks these options and those of reward, reflection and salience.
   *
   * @throws IllegalArgumentException if one is outside its range; names key and value
   */
  public static AssemblyParameters parameters(ReadableConfig config) {
    OptionTypes checked = new OptionTypes(config);
    return new AssemblyParameters(
        checked.millis(COMPLETION_GRACE, Duration.ZERO, Duration.ofHours(1)),
        checked.millis(IDLE_TIMEOUT, SECOND, YEAR),
        checked.millis(REMEMBER_CLOSED, SECOND, YEAR),
        checked.count(MAX_STEPS, 1, 10_000),
        checked.bytes(MAX_BYTES, MemorySize.parse("1kb"), MemorySize.ofMebiBytes(64)),
        checked.bytes(BUFFER_SIZE, MemorySize.ZERO, MemorySize.parse("4gb")),
        checked.count(SUMMARY_WORDS, Summarizer.MINIMUM_WORDS, Summarizer.MAXIMUM_WORDS),
        new DigestParameters(
            checked.count(ACTION_EXCERPT, 0, 10_000),
            checked.count(PARAMETERS_EXCERPT, 0, 10_000),
            checked.count(OBSERVATION_EXCERPT, 0, 10_000),
            checked.count(MESSAGE_EXCERPT, 0, 10_000)),
        RewardOptions.parameters(config),
        ReflectionOptions.parameters(config),
        SalienceOptions.parameters(config));
  }

  private static ConfigOption<Integer> excerpt(String field, int characters, String what) {
    return OptionTypes.count(
        "mneme.episodes." + field + "-excerpt",
        characters,
        "UTF-16 characters that are kept of " + what + ", 0 to 10000; 0 keeps none.");
  }
}
