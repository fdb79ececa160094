package org.mneme.jobs.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must come of the records that were handed out to be sent: grows while they are, complete
 * when there are no more.
 */
public final class Truth {

  private final Map<String, ExpectedEpisode> episodes = new LinkedHashMap<>();
  private final Map<String, String> familyOfQuery = new LinkedHashMap<>();
  private long resends;
  private long rejections;

  /** Expects an episode's acknowledgement; a later expectation of the same episode wins. */
  void expect(ExpectedEpisode episode) {
    episodes.put(episode.key(), episode);
  }

  /** Expects an answer; {@code family} is the right one, or null when nobody knows it. */
  void expect(String query, String family) {
    familyOfQuery.put(query, family);
  }

  void countResend() {
    resends++;
  }

  void countRejection() {
    rejections++;
  }

  /** Episodes that must be acknowledged, each exactly once, by {@code space/episode}. */
  public Map<String, ExpectedEpisode> episodes() {
    return Collections.unmodifiableMap(episodes);
  }

  /** Queries that must be answered, each with the family that is right for it, or null. */
  public Map<String, String> familyOfQuery() {
    return Collections.unmodifiableMap(familyOfQuery);
  }

  /** Different steps of all episodes. */
  public long steps() {
    return episodes.values().stream().mapToLong(ExpectedEpisode::steps).sum();
  }

  /** Equal records sent again, which must change nothing. */
  public long resends() {
    return resends;
  }

  /** Records that break the contract by themselves, each of which must become a dead letter. */
  public long rejections() {
    return rejections;
  }
}
