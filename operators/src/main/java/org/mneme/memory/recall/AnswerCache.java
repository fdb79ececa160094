package org.mneme.memory.recall;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/**
 * The last answers of this subtask, by everything that was asked, until something changes in their
 * space or they are too old; the answer that was not asked for longest leaves for a new one.
 *
 * <p>A space has one version, and not one a domain: ranks of a query that filters by domain depend
 * on the others too, by the frequency of words, by activation that passes through their concepts
 * and by the candidates that sign codes choose among all rows.
 */
final class AnswerCache {

  private final int entries;
  private final long maxAgeMillis;
  private final LinkedHashMap<AskedQuery, Kept> answers;

  /** By space; without one where nothing was kept since it last changed. */
  private final Map<String, Long> versions = new HashMap<>();

  private long lastVersion;

  private record Kept(RecallResult answer, long version, long at) {}

  /**
   * A cache.
   *
   * @param entries most answers, ≥ 1
   * @param maxAgeMillis for how long one is given, by wall clock and by the "now" of retention
   */
  AnswerCache(int entries, long maxAgeMillis) {
    this.entries = entries;
    this.maxAgeMillis = maxAgeMillis;
    this.answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<AskedQuery, Kept> eldest) {
            return size() > entries;
          }
        };
  }

  /** The answer that {@code query} would get now, as it was given before, or null. */
  RecallResult get(AskedQuery asked, RecallQuery query, long now) {
    Kept kept = answers.get(asked);
    if (kept == null) {
      return null;
    }
    Long version = versions.get(query.space());
    boolean isOld =
        version == null
            || version != kept.version()
            || Math.abs(now - kept.at()) > maxAgeMillis
            || Math.abs(query.asOf() - kept.answer().asOf()) > maxAgeMillis;
    if (isOld) {
      answers.remove(asked);
    }
    return isOld ? null : kept.answer();
  }

  void put(AskedQuery asked, RecallResult answer, long now) {
    if (versions.size() > entries) {
      // Spaces whose answers have left.
      versions.clear();
    }
    long version = versions.computeIfAbsent(answer.space(), space -> ++lastVersion);
    answers.put(asked, new Kept(answer, version, now));
  }

  /** Something of {@code space} changed, or is about to. */
  void changed(String space) {
    versions.remove(space);
  }

  int size() {
    return answers.size();
  }
}
