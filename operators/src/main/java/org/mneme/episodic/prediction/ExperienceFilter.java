package org.mneme.episodic.prediction;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.mneme.model.EpisodeContext;
import org.mneme.model.QueryFilter;

/**
 * Decides whether an experience satisfies a query's filter. Time is the step's; how its episode
 * ended is not known when it is made, so a verdict or a value cannot be asked for.
 */
public final class ExperienceFilter implements Predicate<Experience> {

  private final QueryFilter filter;

  /** A filter that asks for what {@link #serves} admits. */
  public ExperienceFilter(QueryFilter filter) {
    this.filter = filter;
  }

  /** Whether {@code filter} asks only for what an experience has. */
  public static boolean serves(QueryFilter filter) {
    return filter.verdict() == null && filter.minValue() == null;
  }

  /** Whether everything is admitted, so that no experience need be looked at. */
  public boolean admitsAll() {
    return filter.equals(QueryFilter.NONE);
  }

  @Override
  public boolean test(Experience experience) {
    EpisodeContext context = experience.context();
    return equalOrUnasked(filter.agent(), context.agent())
        && equalOrUnasked(filter.user(), context.user())
        && equalOrUnasked(filter.session(), context.session())
        && equalOrUnasked(filter.domain(), context.domain())
        && equalOrUnasked(filter.type(), context.type())
        && (filter.after() == null || experience.at() >= filter.after())
        && (filter.before() == null || experience.at() < filter.before())
        && admitsTags(context.tags());
  }

  private boolean admitsTags(List<String> tags) {
    return tags.containsAll(filter.tagsAll())
        && (filter.tagsAny().isEmpty() || filter.tagsAny().stream().anyMatch(tags::contains));
  }

  private static boolean equalOrUnasked(String asked, String found) {
    return asked == null || Objects.equals(asked, found);
  }
}
