package org.mneme.jobs.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must come of the records that a fleet has handed out: grows while the fleet plays, complete
 * when it ends.
 */
public final class FleetTruth {

  private final Map<String, ExpectedEpisode> episodes = new LinkedHashMap<>();
  private final Map<String, String> familyOfQuery = new LinkedHashMap<>();
  private long steps;
  private long resends;

  void expect(ExpectedEpisode episode) {
    episodes.put(episode.key(), episode);
    steps += episode.steps();
  }

  void expect(String query, String family) {
    familyOfQuery.put(query, family);
  }

  void countResend() {
    resends++;
  }

  /** Episodes that must be acknowledged, each exactly once, by {@code space/episode}. */
  public Map<String, ExpectedEpisode> episodes() {
    return Collections.unmodifiableMap(episodes);
  }

  /** Queries that must be answered, each with the family that is right for it. */
  public Map<String, String> familyOfQuery() {
    return Collections.unmodifiableMap(familyOfQuery);
  }

  /** Different steps of all episodes. */
  public long steps() {
    return steps;
  }

  /** Equal records sent again, which must change nothing. */
  public long resends() {
    return resends;
  }
}
