package org.mneme.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mneme.episodic.filter.SeededFilters;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.HitKind;
import org.mneme.model.Outcome;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** What happens to one space, at random: few ids, labels, vectors and words, so that they meet. */
final class OracleHistory {

  static final int CAPACITY = 12;

  /**
   * Ids that a careless key would confuse: separators of keys, NUL, line ends, the same letter in
   * two normal forms, beyond the BMP, written from the right, one the beginning of another.
   */
  static final List<String> IDS =
      List.of(
          "e",
          "e1",
          "E1",
          "e1/",
          "/e1",
          "e|1",
          "a|e1",
          "e\u00001",
          "e\n1",
          "e\r\n1",
          "e 1",
          "e#1",
          "\u00e9",
          "e\u0301",
          "\u212b",
          "\u00c5",
          "\ud83d\ude00",
          "\ud83d\ude01",
          "\u202ee1",
          "\u05d0\u05d1",
          "e1:2",
          "e,1",
          "\"e1\"",
          "e1\u200d");

  private static final int DIMENSION = 8;
  private static final long SECOND = 1_000;
  private static final String[] WORDS = {"bok", "dref", "lun", "mip", "tav", "wex", "gorp", "hux"};
  private static final String[] LABELS = {"a", "b", null};
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  final String space;
  final PlainMemory oracle = new PlainMemory(CAPACITY);
  private final Random random;
  private final List<float[]> vectors = new ArrayList<>();
  private final boolean isSpreading;
  private int commands;
  private int queries;
  private int clusters;

  /**
   * A history.
   *
   * @param isSpreading whether its queries say how far activation spreads
   */
  OracleHistory(String space, long seed, boolean isSpreading) {
    this.space = space;
    this.isSpreading = isSpreading;
    this.random = new Random(seed);
    for (int i = 0; i < 6; i++) {
      vectors.add(SeededEpisodes.unit(random, DIMENSION));
    }
  }

  /** An episode that closes at or soon after {@code now}; some ids come again. */
  Episode episode(long now) {
    String id =
        IDS.get(random.nextInt(IDS.size())) + (random.nextBoolean() ? "" : random.nextInt(3));
    int kind = random.nextInt(14);
    Random of = new Random(kind);
    Task task =
        new Task(words(of), label(of, "type"), label(of, "dom"), tags(of), null, null, null);
    long closedAt = soonAfter(now);
    double value = random.nextInt(5) / 4.0;
    Verdict verdict = VERDICTS.get(of.nextInt(VERDICTS.size()));
    return new Episode(
        space,
        id,
        task,
        label(random, "agent"),
        label(random, "user"),
        label(random, "session"),
        closedAt - SECOND * random.nextInt(40),
        closedAt,
        EpisodeStatus.STORED,
        new Outcome(verdict, null, null, List.of(), List.of(), List.of()),
        List.of(),
        new Reward(value * Reward.MAXIMUM, 1, 0, 1, 1, 1, 0),
        value,
        new Reflection(List.of()),
        0.3,
        "summary",
        "f" + kind,
        Embedding.of(SeededEpisodes.MODEL, vectors.get(kind % vectors.size())));
  }

  /** A forget or a pin; the whole space seldom. */
  Command command(long now) {
    String id = "c" + commands++;
    String episode = IDS.get(random.nextInt(IDS.size()));
    long at = soonAfter(now);
    return switch (random.nextInt(12)) {
      case 0, 1 -> Command.forget(id, space, TargetKind.AGENT, "agenta", false, at);
      case 2, 3 -> Command.forget(id, space, TargetKind.USER, "userb", false, at);
      case 4 -> Command.forget(id, space, TargetKind.SPACE, space, false, at);
      case 5, 6, 7, 8 -> Command.pin(id, space, stored(), random.nextInt(5) > 0, at);
      default -> Command.forget(id, space, TargetKind.EPISODE, episode, false, at);
    };
  }

  /**
   * What clustering found of the episodes of two vectors, as if no concept had them yet, and some
   * links between them.
   */
  ClusterWindow clusters(long now) {
    float[] one = vectors.get(random.nextInt(vectors.size()));
    float[] other = vectors.get(random.nextInt(vectors.size()));
    List<String> members = new ArrayList<>();
    for (PlainExperience known : oracle.all) {
      if (Arrays.equals(known.vector, one) || Arrays.equals(known.vector, other)) {
        known.episodes.forEach(made -> members.add(made.episode()));
      }
    }
    List<EpisodeLinks> links = new ArrayList<>();
    for (String member : members.subList(0, members.size() / 2)) {
      String to = members.get(random.nextInt(members.size()));
      links.add(new EpisodeLinks(member, List.of(to), new float[] {1 - random.nextFloat() / 2}));
    }
    double coherence = 0.65 + random.nextInt(4) / 10.0;
    List<EpisodeCluster> found =
        List.of(new EpisodeCluster(members, coherence, List.of(), List.of()));
    boolean areFew = members.size() < EpisodeCluster.LEAST_MEMBERS;
    return new ClusterWindow(soonAfter(now), clusters++, areFew ? List.of() : found, links);
  }

  RecallQuery query(long now) {
    RecallMode mode =
        List.of(
                RecallMode.RECALL,
                RecallMode.RECALL,
                RecallMode.RECALL,
                RecallMode.SIMILAR,
                RecallMode.GET,
                RecallMode.LIST,
                RecallMode.STATS)
            .get(random.nextInt(7));
    boolean isNamed = mode == RecallMode.GET;
    boolean hasVector = random.nextInt(3) > 0;
    float[] vector =
        random.nextBoolean()
            ? vectors.get(random.nextInt(vectors.size()))
            : SeededEpisodes.unit(random, DIMENSION);
    return new RecallQuery(
        "q" + queries++,
        space,
        random.nextInt(3) == 0 ? null : words(random),
        hasVector ? Embedding.of(SeededEpisodes.MODEL, vector) : null,
        1 + random.nextInt(8),
        random.nextInt(3) / 3.0 - (random.nextInt(3) == 0 ? 1 : 0),
        Set.of(HitKind.EPISODE),
        random.nextInt(3) == 0 ? QueryFilter.NONE : filter(now),
        mode,
        isNamed ? named() : List.of(),
        mode == RecallMode.LIST && random.nextBoolean() ? anId() : null,
        isSpreading && random.nextBoolean() ? random.nextInt(5) : null,
        null,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        null,
        now + random.nextInt(3) * 3_600_000L,
        null,
        null,
        SeededEpisodes.origin(now));
  }

  /** The next page of {@code query}. */
  RecallQuery next(RecallQuery query, String cursor) {
    return new RecallQuery(
        "q" + queries++,
        query.space(),
        query.text(),
        query.embedding(),
        1 + random.nextInt(8),
        query.minSimilarity(),
        query.kinds(),
        query.filter(),
        query.mode(),
        query.ids(),
        cursor,
        query.hops(),
        query.deadlineMillis(),
        query.exact(),
        query.explain(),
        query.diverse(),
        query.after(),
        query.at(),
        query.state(),
        query.replyKey(),
        query.origin());
  }

  /** Whole seconds, so that times meet. */
  long soonAfter(long now) {
    return Math.floorDiv(now, SECOND) * SECOND + SECOND * (1 + random.nextInt(15));
  }

  /** The id of something that is stored, if anything is. */
  private String stored() {
    return oracle.all.isEmpty() ? anId() : oracle.all.get(random.nextInt(oracle.all.size())).id;
  }

  private String anId() {
    return IDS.get(random.nextInt(IDS.size()));
  }

  private List<String> named() {
    Set<String> named = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      named.add(anId());
    }
    return List.copyOf(named);
  }

  private QueryFilter filter(long now) {
    List<PlainExperience> all = oracle.all;
    if (all.isEmpty()) {
      return QueryFilter.NONE;
    }
    PlainExperience like = all.get(random.nextInt(all.size()));
    Episode made = like.episodes.get(random.nextInt(like.episodes.size()));
    return SeededFilters.some(
        random,
        new QueryFilter(
            like.task.domain(),
            like.task.type(),
            like.task.tags(),
            List.of("tag" + random.nextInt(3), "tag0"),
            made.agent(),
            made.user(),
            made.session(),
            like.verdict,
            random.nextInt(5) / 4.0,
            random.nextBoolean() ? made.closedAt() : now - 20_000,
            random.nextBoolean() ? made.closedAt() + random.nextInt(2) : now));
  }

  private static String words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  private static List<String> tags(Random random) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      if (random.nextInt(3) == 0) {
        tags.add("tag" + i);
      }
    }
    return tags;
  }

  private static String label(Random random, String name) {
    String label = LABELS[random.nextInt(LABELS.length)];
    return label == null ? null : name + label;
  }
}
