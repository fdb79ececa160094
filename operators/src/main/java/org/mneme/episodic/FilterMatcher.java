package org.mneme.episodic;

import java.util.List;
import java.util.Objects;
import org.mneme.model.QueryFilter;

/**
 * Decides whether a stored experience satisfies a filter. What belongs to the experience (domain,
 * type, tags, verdict, value) is compared with it; what belongs to one episode (agent, user,
 * session, time) must hold together for one of its kept occurrences.
 */
public final class FilterMatcher {

  private final QueryFilter filter;

  /** A matcher for {@code filter}. */
  public FilterMatcher(QueryFilter filter) {
    this.filter = filter;
  }

  /** Whether the filter admits everything, so that no row need be looked at. */
  public boolean admitsAll() {
    return filter.equals(QueryFilter.NONE);
  }

  /** Whether {@code episode} satisfies the filter. */
  public boolean admits(StoredEpisode episode) {
    return equalOrUnasked(filter.domain(), episode.domain())
        && equalOrUnasked(filter.type(), episode.type())
        && equalOrUnasked(filter.verdict(), episode.verdict())
        && (filter.minValue() == null || episode.value() >= filter.minValue())
        && admitsTags(episode.tags())
        && episode.recent().stream().anyMatch(this::admits);
  }

  private boolean admitsTags(List<String> tags) {
    return tags.containsAll(filter.tagsAll())
        && (filter.tagsAny().isEmpty() || filter.tagsAny().stream().anyMatch(tags::contains));
  }

  private boolean admits(Occurrence occurrence) {
    return equalOrUnasked(filter.agent(), occurrence.agent())
        && equalOrUnasked(filter.user(), occurrence.user())
        && equalOrUnasked(filter.session(), occurrence.session())
        && (filter.after() == null || occurrence.closedAt() >= filter.after())
        && (filter.before() == null || occurrence.closedAt() < filter.before());
  }

  private static boolean equalOrUnasked(Object asked, Object found) {
    return asked == null || Objects.equals(asked, found);
  }
}
