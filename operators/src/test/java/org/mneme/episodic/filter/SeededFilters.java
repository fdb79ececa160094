package org.mneme.episodic.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mneme.episodic.Occurrence;
import org.mneme.episodic.StoredEpisode;
import org.mneme.model.QueryFilter;
import org.mneme.model.Verdict;

/** Filters for tests. */
public final class SeededFilters {

  private static final String[] LABELS = {"a", "b", "c", "d"};
  private static final int TIMES = 50;

  private SeededFilters() {}

  /** One for each field that {@code episode} has, and two for several at once. */
  public static List<QueryFilter> like(StoredEpisode episode) {
    Occurrence last = episode.recent().get(episode.recent().size() - 1);
    long first = episode.recent().get(0).closedAt();
    Draft none = new Draft();
    List<QueryFilter> filters = new ArrayList<>();
    filters.add(none.with(d -> d.domain = episode.domain()));
    filters.add(none.with(d -> d.type = episode.type()));
    filters.add(none.with(d -> d.all = episode.tags()));
    filters.add(none.with(d -> d.verdict = episode.verdict()));
    filters.add(none.with(d -> d.agent = last.agent()));
    filters.add(none.with(d -> d.session = last.session()));
    filters.add(none.with(d -> d.minValue = episode.value()));
    filters.add(none.with(d -> d.after = last.closedAt()));
    filters.add(none.with(d -> d.before = last.closedAt()));
    filters.add(
        none.with(
            d -> {
              d.agent = last.agent();
              d.before = first + 1;
            }));
    return filters;
  }

  /** Some conditions of {@code full}, few as a rule. */
  public static QueryFilter some(Random random, QueryFilter full) {
    return new QueryFilter(
        some(random, full.domain()),
        some(random, full.type()),
        random.nextInt(5) == 0 ? full.tagsAll() : List.of(),
        random.nextInt(5) == 0 ? full.tagsAny() : List.of(),
        some(random, full.agent()),
        some(random, full.user()),
        some(random, full.session()),
        some(random, full.verdict()),
        some(random, full.minValue()),
        some(random, full.after()),
        some(random, full.before()));
  }

  private static <T> T some(Random random, T condition) {
    return random.nextInt(5) == 0 ? condition : null;
  }

  /** Any filter over few labels and times, most with one to three conditions. */
  static QueryFilter random(Random random) {
    return new Draft()
        .with(
            d -> {
              for (int i = 0; i < 1 + random.nextInt(3); i++) {
                d.ask(random);
              }
            });
  }

  static String label(Random random) {
    int label = random.nextInt(LABELS.length + 1);
    return label == LABELS.length ? null : LABELS[label];
  }

  static long time(Random random) {
    return random.nextInt(TIMES);
  }

  static List<String> tags(Random random) {
    List<String> tags = new ArrayList<>();
    for (String label : LABELS) {
      if (random.nextInt(3) == 0) {
        tags.add(label);
      }
    }
    return tags;
  }

  static Verdict verdict(Random random) {
    List<Verdict> verdicts = List.of(Verdict.values());
    int chosen = random.nextInt(verdicts.size() + 1);
    return chosen == verdicts.size() ? null : verdicts.get(chosen);
  }

  /** Changes a draft. */
  private interface Change {
    void to(Draft draft);
  }

  private static final class Draft {
    private String domain;
    private String type;
    private List<String> all = List.of();
    private List<String> any = List.of();
    private String agent;
    private String user;
    private String session;
    private Verdict verdict;
    private Double minValue;
    private Long after;
    private Long before;

    QueryFilter with(Change change) {
      Draft draft = new Draft();
      change.to(draft);
      return new QueryFilter(
          draft.domain,
          draft.type,
          draft.all,
          draft.any,
          draft.agent,
          draft.user,
          draft.session,
          draft.verdict,
          draft.minValue,
          draft.after,
          draft.before);
    }

    void ask(Random random) {
      switch (random.nextInt(11)) {
        case 0 -> domain = label(random);
        case 1 -> type = label(random);
        case 2 -> all = tags(random);
        case 3 -> any = tags(random);
        case 4 -> agent = label(random);
        case 5 -> user = label(random);
        case 6 -> session = label(random);
        case 7 -> verdict = SeededFilters.verdict(random);
        case 8 -> minValue = random.nextInt(5) / 4.0;
        case 9 -> after = time(random);
        default -> before = time(random);
      }
    }
  }
}
