package org.mneme.episodic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mneme.model.Episode;
import org.mneme.model.Verdict;

/**
 * What filters and ranking need of a stored experience: one row of a space, in state and in the hot
 * tier alike. Its vector and its digest stand beside it under the same row number.
 *
 * @param id id of the first episode in which the experience was made; the id of its hits
 * @param fingerprint equal for the same experience
 * @param domain of the task, or null
 * @param type of the task, or null
 * @param tags of the task; never null
 * @param verdict how it ended; null when abandoned
 * @param count how often the experience was made, ≥ 1
 * @param valueSum sum of the values of all its occurrences, added in learning order
 * @param lastAt latest closing time of any occurrence, epoch milliseconds
 * @param recent its last {@value #KEPT_OCCURRENCES} occurrences by (closing time, id), ascending
 * @param older id of the occurrence that stopped being one of these last, or null; its own record
 *     names the one before
 * @param isPinned whether it is kept from eviction
 */
public record StoredEpisode(
    String id,
    String fingerprint,
    String domain,
    String type,
    List<String> tags,
    Verdict verdict,
    int count,
    double valueSum,
    long lastAt,
    List<Occurrence> recent,
    String older,
    boolean isPinned) {

  /** How many occurrences are kept by name. */
  public static final int KEPT_OCCURRENCES = 10;

  private static final long RECORD_BYTES = 64;
  private static final long TEXT_BYTES = 48;

  private static final Comparator<Occurrence> LEARNING_ORDER =
      Comparator.comparingLong(Occurrence::closedAt).thenComparing(Occurrence::episode);

  /** The row of an experience made for the first time. */
  public static StoredEpisode of(Episode episode) {
    Occurrence occurrence =
        new Occurrence(
            episode.episode(),
            episode.closedAt(),
            episode.agent(),
            episode.user(),
            episode.session());
    return new StoredEpisode(
        episode.episode(),
        episode.fingerprint(),
        episode.task().domain(),
        episode.task().type(),
        episode.task().tags(),
        episode.outcome() == null ? null : episode.outcome().verdict(),
        1,
        episode.value(),
        episode.closedAt(),
        List.of(occurrence),
        null,
        false);
  }

  /** The same experience, kept from eviction or not. */
  public StoredEpisode pinned(boolean isPinnedNow) {
    return new StoredEpisode(
        id,
        fingerprint,
        domain,
        type,
        tags,
        verdict,
        count,
        valueSum,
        lastAt,
        recent,
        older,
        isPinnedNow);
  }

  /** Mean value over all occurrences, in [0, 1]. */
  public double value() {
    return valueSum / count;
  }

  /** Ids of the kept occurrences, ascending by closing time. */
  public List<String> recentIds() {
    return recent.stream().map(Occurrence::episode).toList();
  }

  /** Bytes that this record takes in memory, estimated from its texts. */
  public long bytes() {
    long bytes = RECORD_BYTES + text(id) + text(fingerprint) + text(domain) + text(type);
    for (String tag : tags) {
      bytes += text(tag);
    }
    for (Occurrence occurrence : recent) {
      bytes +=
          RECORD_BYTES
              + text(occurrence.episode())
              + text(occurrence.agent())
              + text(occurrence.user())
              + text(occurrence.session());
    }
    return bytes;
  }

  private static long text(String text) {
    return text == null ? 0 : TEXT_BYTES + text.length();
  }

  /**
   * This experience with the occurrences of an equal one that was learned after it. What is no
   * longer among the kept ones goes in front of {@link #older}; see {@link #droppedBy}.
   */
  public StoredEpisode merge(StoredEpisode later) {
    List<Occurrence> all = all(later);
    List<Occurrence> kept =
        List.copyOf(all.subList(Math.max(0, all.size() - KEPT_OCCURRENCES), all.size()));
    List<String> dropped = droppedBy(later);
    return new StoredEpisode(
        id,
        fingerprint,
        domain,
        type,
        tags,
        verdict,
        count + later.count,
        valueSum + later.valueSum,
        Math.max(lastAt, later.lastAt),
        kept,
        dropped.isEmpty() ? older : dropped.get(dropped.size() - 1),
        isPinned || later.isPinned);
  }

  /** Ids of the occurrences that a merge with {@code later} keeps no longer, oldest first. */
  public List<String> droppedBy(StoredEpisode later) {
    List<Occurrence> all = all(later);
    return all.subList(0, Math.max(0, all.size() - KEPT_OCCURRENCES)).stream()
        .map(Occurrence::episode)
        .toList();
  }

  private List<Occurrence> all(StoredEpisode later) {
    List<Occurrence> all = new ArrayList<>(recent);
    all.addAll(later.recent);
    all.sort(LEARNING_ORDER);
    return all;
  }
}
