package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.episodic.EpisodeDigests;
import org.mneme.episodic.Occurrence;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallQuery;
import org.mneme.model.SpaceStats;

/**
 * Says what a space holds, without ranking: pages through a kind by id, gets what is named, counts.
 */
final class Inventory {

  private final int defaultMaximum;
  private final MemoryState state;
  private final ConceptRecall concepts;
  private final PatternRecall patterns;
  private final ExperienceRecall experiences;

  Inventory(
      MemoryParameters parameters,
      MemoryState state,
      ConceptRecall concepts,
      PatternRecall patterns,
      ExperienceRecall experiences) {
    this.defaultMaximum = parameters.learning().capacity().maximum();
    this.state = state;
    this.concepts = concepts;
    this.patterns = patterns;
    this.experiences = experiences;
  }

  /** The kind that a list asks for: episodes where it names none. */
  static HitKind listed(RecallQuery query) {
    return query.kinds().isEmpty() ? HitKind.EPISODE : query.kinds().iterator().next();
  }

  /** What is listed after the query's cursor, by id; {@code space} may be null. */
  HitPage list(RecallQuery query, HotSpace space) throws Exception {
    HitKind kind = listed(query);
    if (kind == HitKind.EPISODE && space != null) {
      return episodes(query, space);
    }
    IdPage<Hit> page = new IdPage<>(query.cursor(), query.k());
    for (Hit hit : all(kind, query, space)) {
      page.offer(hit.id(), hit);
    }
    return new HitPage(page.things(), page.next());
  }

  private List<Hit> all(HitKind kind, RecallQuery query, HotSpace space) throws Exception {
    if (kind == HitKind.EXPERIENCE) {
      return experiences.list(query);
    }
    if (space == null) {
      return List.of();
    }
    return switch (kind) {
      case CONCEPT -> concepts.list(query, space);
      case PATTERN -> patterns.list(query, space);
      default -> throw new IllegalStateException("episodes are listed by row");
    };
  }

  private HitPage episodes(RecallQuery query, HotSpace space) throws Exception {
    IdPage<Integer> page = new IdPage<>(query.cursor(), query.k());
    AdmittedRows admitted = space.admitted(query.filter());
    for (int row = 0; row < space.index.rowLimit(); row++) {
      if (isShown(space, row, admitted)) {
        page.offer(space.index.episode(row).id(), row);
      }
    }
    List<Hit> hits = new ArrayList<>();
    for (int row : page.things()) {
      hits.add(episode(space, row));
    }
    return new HitPage(hits, page.next());
  }

  /**
   * What the query names, in its order, whatever its {@code k}; what is not there, or not admitted,
   * is left out. An experience is found by the id of any episode in which it was made.
   */
  List<Hit> get(RecallQuery query, HotSpace space) throws Exception {
    Set<Hit> got = new LinkedHashSet<>();
    Shown shown = space == null ? null : new Shown(query, space);
    for (String id : query.ids()) {
      if (space != null) {
        addStored(got, query, space, shown, id);
      }
      Hit experience = isAsked(query, HitKind.EXPERIENCE) ? experiences.get(query, id) : null;
      if (experience != null) {
        got.add(experience);
      }
    }
    return got.stream().limit(RecallQuery.MAXIMUM_K).toList();
  }

  /** What a query may see of a space, for which its filter is asked once. */
  private final class Shown {
    final AdmittedRows rows;
    final PatternRecall.Known patterns;

    Shown(RecallQuery query, HotSpace space) {
      rows = space.admitted(query.filter());
      patterns = Inventory.this.patterns.known(query, space);
    }
  }

  private void addStored(Set<Hit> got, RecallQuery query, HotSpace space, Shown shown, String id)
      throws Exception {
    EpisodeRef ref = isAsked(query, HitKind.EPISODE) ? state.ref(id) : null;
    if (ref != null && isShown(space, ref.row(), shown.rows)) {
      got.add(episode(space, ref.row()));
    }
    Hit concept = isAsked(query, HitKind.CONCEPT) ? concepts.get(space, shown.rows, id) : null;
    if (concept != null) {
      got.add(concept);
    }
    Hit pattern = isAsked(query, HitKind.PATTERN) ? shown.patterns.get(id) : null;
    if (pattern != null) {
      got.add(pattern);
    }
  }

  /** Counts what the filter admits, and says how large the space is; {@code space} may be null. */
  SpaceStats stats(RecallQuery query, HotSpace space) throws Exception {
    long episodes = 0;
    long occurrences = 0;
    long oldest = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    AdmittedRows admitted = space == null ? null : space.admitted(query.filter());
    for (int row = 0; space != null && row < space.index.rowLimit(); row++) {
      if (isShown(space, row, admitted)) {
        episodes++;
        occurrences += space.index.episode(row).count();
        StoredEpisode episode = space.index.episode(row);
        oldest = Math.min(oldest, firstAt(episode));
        newest = Math.max(newest, episode.lastAt());
      }
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(nameOf(HitKind.EPISODE), episodes);
    counts.put("occurrence", occurrences);
    counts.put(nameOf(HitKind.CONCEPT), space == null ? 0 : concepts.count(space, admitted));
    counts.put(nameOf(HitKind.PATTERN), space == null ? 0 : patterns.known(query, space).count());
    counts.put(nameOf(HitKind.EXPERIENCE), experiences.count(query));
    Map<String, Long> bytes = space == null ? new LinkedHashMap<>() : space.bytesByPart();
    bytes.put("experiences", experiences.bytes(query));
    SpaceProfile profile = state.profile();
    boolean isPinned = profile != null && profile.isPinned();
    return new SpaceStats(
        counts,
        bytes,
        episodes == 0 ? null : oldest,
        episodes == 0 ? null : newest,
        isPinned ? profile.model() : null,
        isPinned ? profile.dimension() : null,
        profile == null || profile.maxEpisodes() == null ? defaultMaximum : profile.maxEpisodes());
  }

  /** When the first occurrence closed, those included that are no longer kept by name. */
  private long firstAt(StoredEpisode episode) throws Exception {
    long first = Long.MAX_VALUE;
    for (Occurrence occurrence : episode.recent()) {
      first = Math.min(first, occurrence.closedAt());
    }
    String older = episode.older();
    while (older != null) {
      EpisodeRef ref = state.ref(older);
      first = Math.min(first, ref.closedAt());
      older = ref.older();
    }
    return first;
  }

  private static boolean isShown(HotSpace space, int row, AdmittedRows admitted) {
    return space.index.holds(row) && !space.index.isHidden(row) && admitted.admits(row);
  }

  private Hit episode(HotSpace space, int row) throws Exception {
    return new Hit(
        HitKind.EPISODE,
        space.index.episode(row).id(),
        0,
        0,
        Map.of(),
        List.of(),
        EpisodeDigests.asOf(state.digest(row), space.index.episode(row)));
  }

  private static boolean isAsked(RecallQuery query, HitKind kind) {
    return query.kinds().isEmpty() || query.kinds().contains(kind);
  }

  private static String nameOf(HitKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
