package org.mneme.model;

/**
 * An order to a space: an accepted record of {@code mneme.commands}.
 *
 * @param id id of this command; a second one with the same id changes nothing
 * @param space isolation unit
 * @param kind what to do; never null
 * @param targetKind what sort of thing it is about; never null, an episode for {@code PIN}, the
 *     space for {@code CONFIGURE} and {@code REEMBED}
 * @param target id of the episode, agent or user, or the space's name
 * @param dryRun whether only to count what would be done
 * @param pinned for {@code PIN}: whether the episode is to be kept
 * @param model embedding model to pin the space to, or null to leave it; set with {@code dimension}
 * @param dimension its number of components, or null
 * @param maxEpisodes capacity of the space, or null to leave it
 * @param at event time, epoch milliseconds; the Kafka timestamp when the producer gave none
 * @param origin the Kafka record
 */
public record Command(
    String id,
    String space,
    CommandKind kind,
    TargetKind targetKind,
    String target,
    boolean dryRun,
    boolean pinned,
    String model,
    Integer dimension,
    Integer maxEpisodes,
    long at,
    Origin origin) {

  /** A forget as its producer writes it: without a Kafka record. */
  public static Command forget(
      String id, String space, TargetKind targetKind, String target, boolean dryRun, long at) {
    return new Command(
        id,
        space,
        CommandKind.FORGET,
        targetKind,
        target,
        dryRun,
        false,
        null,
        null,
        null,
        at,
        null);
  }

  /** A pin, or with {@code pinned} false its end, as its producer writes it. */
  public static Command pin(String id, String space, String episode, boolean pinned, long at) {
    return new Command(
        id,
        space,
        CommandKind.PIN,
        TargetKind.EPISODE,
        episode,
        false,
        pinned,
        null,
        null,
        null,
        at,
        null);
  }

  /** A configuration as its producer writes it; {@code model} goes with {@code dimension}. */
  public static Command configure(
      String id, String space, String model, Integer dimension, Integer maxEpisodes, long at) {
    return new Command(
        id,
        space,
        CommandKind.CONFIGURE,
        TargetKind.SPACE,
        space,
        false,
        false,
        model,
        dimension,
        maxEpisodes,
        at,
        null);
  }

  /** Another try at what is stored without a vector, as its producer writes it. */
  public static Command reembed(String id, String space, long at) {
    return new Command(
        id,
        space,
        CommandKind.REEMBED,
        TargetKind.SPACE,
        space,
        false,
        false,
        null,
        null,
        null,
        at,
        null);
  }

  /** The key of its topic: {@code space/target}. */
  public String key() {
    return space + '/' + target;
  }
}
