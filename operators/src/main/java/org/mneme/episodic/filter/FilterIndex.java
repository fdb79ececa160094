package org.mneme.episodic.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.mneme.episodic.FilterMatcher;
import org.mneme.episodic.Occurrence;
import org.mneme.episodic.StoredEpisode;
import org.mneme.model.QueryFilter;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the stored experiences of one space that satisfy a filter: exactly those that {@link
 * FilterMatcher} admits. A bitmap of rows a value of every field, and a column for value and times.
 * Never authoritative: it equals what a fresh load gives.
 */
public final class FilterIndex {

  private final LabelRows domains = new LabelRows();
  private final LabelRows types = new LabelRows();
  private final LabelRows tags = new LabelRows();
  private final LabelRows agents = new LabelRows();
  private final LabelRows users = new LabelRows();
  private final LabelRows sessions = new LabelRows();
  private final LabelRows verdicts = new LabelRows();
  private final RangeColumn values = new RangeColumn();

  /** Closing time of the first and of the last occurrence that is kept. */
  private final RangeColumn earliest = new RangeColumn();

  private final RangeColumn latest = new RangeColumn();

  /** All rows, and those that keep more than one occurrence. */
  private final RoaringBitmap all = new RoaringBitmap();

  private final RoaringBitmap repeated = new RoaringBitmap();

  /** Puts an experience into {@code row}, which holds nothing. */
  public void add(int row, StoredEpisode episode) {
    all.add(row);
    domains.add(episode.domain(), row);
    types.add(episode.type(), row);
    episode.tags().forEach(tag -> tags.add(tag, row));
    verdicts.add(nameOf(episode.verdict()), row);
    values.put(row, ordered(episode.value()));
    List<Occurrence> recent = episode.recent();
    for (Occurrence occurrence : recent) {
      agents.add(occurrence.agent(), row);
      users.add(occurrence.user(), row);
      sessions.add(occurrence.session(), row);
    }
    earliest.put(row, RangeColumn.clamped(recent.get(0).closedAt()));
    latest.put(row, RangeColumn.clamped(recent.get(recent.size() - 1).closedAt()));
    if (recent.size() > 1) {
      repeated.add(row);
    }
  }

  /** Takes {@code episode} out of {@code row}, which holds it. */
  public void remove(int row, StoredEpisode episode) {
    all.remove(row);
    domains.remove(episode.domain(), row);
    types.remove(episode.type(), row);
    episode.tags().forEach(tag -> tags.remove(tag, row));
    verdicts.remove(nameOf(episode.verdict()), row);
    values.remove(row);
    for (Occurrence occurrence : episode.recent()) {
      agents.remove(occurrence.agent(), row);
      users.remove(occurrence.user(), row);
      sessions.remove(occurrence.session(), row);
    }
    earliest.remove(row);
    latest.remove(row);
    repeated.remove(row);
  }

  /**
   * The rows that satisfy {@code filter}.
   *
   * @param episodes the experience of each row
   */
  public AdmittedRows admitted(QueryFilter filter, IntFunction<StoredEpisode> episodes) {
    if (filter.equals(QueryFilter.NONE)) {
      return AdmittedRows.ALL;
    }
    RoaringBitmap rows = withLabels(filter);
    if (filter.minValue() != null) {
      rows = values.keep(rows, ordered(filter.minValue()), RangeColumn.MAXIMUM);
    }
    if (filter.after() != null) {
      rows = latest.keep(rows, RangeColumn.clamped(filter.after()), RangeColumn.MAXIMUM);
    }
    if (filter.before() != null) {
      rows = earliest.keep(rows, RangeColumn.MINIMUM, RangeColumn.clamped(filter.before()));
    }
    if (mayMixOccurrences(filter)) {
      checkRepeated(rows, new FilterMatcher(filter), episodes);
    }
    return new AdmittedRows(rows);
  }

  /** Number of rows. */
  public int size() {
    return all.getCardinality();
  }

  /** How many different values there are, over all fields. */
  public int labelCount() {
    return fields().stream().mapToInt(LabelRows::size).sum();
  }

  /** Bytes that this holds, estimated. */
  public long bytes() {
    long bytes = all.getLongSizeInBytes() + repeated.getLongSizeInBytes();
    bytes += values.bytes() + earliest.bytes() + latest.bytes();
    return bytes + fields().stream().mapToLong(LabelRows::bytes).sum();
  }

  private List<LabelRows> fields() {
    return List.of(domains, types, tags, agents, users, sessions, verdicts);
  }

  /** A bitmap of its own. */
  private RoaringBitmap withLabels(QueryFilter filter) {
    List<RoaringBitmap> wanted = new ArrayList<>();
    want(wanted, domains, filter.domain());
    want(wanted, types, filter.type());
    want(wanted, verdicts, nameOf(filter.verdict()));
    want(wanted, agents, filter.agent());
    want(wanted, users, filter.user());
    want(wanted, sessions, filter.session());
    filter.tagsAll().forEach(tag -> want(wanted, tags, tag));
    if (!filter.tagsAny().isEmpty()) {
      RoaringBitmap any = new RoaringBitmap();
      filter.tagsAny().forEach(tag -> any.or(tags.rows(tag)));
      wanted.add(any);
    }
    wanted.sort(Comparator.comparingInt(RoaringBitmap::getCardinality));
    RoaringBitmap rows = wanted.isEmpty() ? all.clone() : wanted.get(0).clone();
    for (int i = 1; i < wanted.size(); i++) {
      rows.and(wanted.get(i));
    }
    return rows;
  }

  private static void want(List<RoaringBitmap> wanted, LabelRows field, String label) {
    if (label != null) {
      wanted.add(field.rows(label));
    }
  }

  /** Whether one occurrence could satisfy one part of the filter, and another the other. */
  private static boolean mayMixOccurrences(QueryFilter filter) {
    int parts = 0;
    Object[] ofOccurrences = {
      filter.agent(), filter.user(), filter.session(), filter.after(), filter.before()
    };
    for (Object part : ofOccurrences) {
      parts += part == null ? 0 : 1;
    }
    return parts > 1;
  }

  private void checkRepeated(
      RoaringBitmap rows, FilterMatcher matcher, IntFunction<StoredEpisode> episodes) {
    for (int row : RoaringBitmap.and(rows, repeated).toArray()) {
      if (!matcher.admits(episodes.apply(row))) {
        rows.remove(row);
      }
    }
  }

  /** A number in [0, 1] as a whole one, in the same order: bits of positive doubles are. */
  private static long ordered(double value) {
    return Double.doubleToRawLongBits(value + 0.0);
  }

  private static String nameOf(Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
