package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.MODEL;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mneme.model.Completion;
import org.mneme.model.Embedding;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PackedVector;
import org.mneme.model.PathStep;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/** Seeded queries of every mode to the space of a {@link RandomHistory}, and what answers keep. */
public final class HistoryQueries {

  private static final int OF_EACH_MODE = 2;

  private HistoryQueries() {}

  /** Queries of every mode, also of those that are refused, as of {@code now}. */
  public static List<RecallQuery> of(Random random, long now) {
    List<RecallQuery> queries = new ArrayList<>();
    for (RecallMode mode : RecallMode.values()) {
      for (int i = 0; i < OF_EACH_MODE; i++) {
        queries.add(query(random, mode, now));
      }
      queries.add(listing(mode, now));
    }
    return queries;
  }

  private static RecallQuery query(Random random, RecallMode mode, long now) {
    float[] vector = SeededEpisodes.unit(random, RandomHistory.DIMENSION);
    boolean[] mask = null;
    if (mode == RecallMode.COMPLETE && random.nextBoolean()) {
      mask = new boolean[vector.length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = i == 0 || random.nextBoolean();
      }
    }
    Set<HitKind> kinds = EnumSet.noneOf(HitKind.class);
    for (HitKind kind : HitKind.values()) {
      if (random.nextInt(3) == 0) {
        kinds.add(kind);
      }
    }
    String agent = random.nextInt(3) == 0 ? "agent-" + random.nextInt(4) : null;
    return new RecallQuery(
        "q" + random.nextInt(),
        SPACE,
        null,
        Embedding.of(MODEL, vector),
        1 + random.nextInt(30),
        random.nextBoolean() ? 0 : -1,
        kinds,
        new QueryFilter(
            null, null, List.of(), List.of(), agent, null, null, null, null, null, null),
        mode,
        List.of("e0001", "e0002", "nothing"),
        null,
        random.nextBoolean() ? null : random.nextInt(5),
        null,
        random.nextBoolean(),
        true,
        random.nextBoolean(),
        null,
        now,
        PackedVector.pack(vector),
        null,
        origin(now),
        mask);
  }

  /** A query without a vector. */
  private static RecallQuery listing(RecallMode mode, long now) {
    return new RecallQuery(
        "list",
        SPACE,
        null,
        null,
        100,
        0,
        Set.of(HitKind.CONCEPT),
        QueryFilter.NONE,
        mode,
        List.of("e0001"),
        null,
        null,
        null,
        false,
        true,
        false,
        null,
        now,
        null,
        null,
        origin(now));
  }

  /** What {@code memory} answers, as text, without the time that it took. */
  static List<String> answers(MemoryHarness memory, Random random, long now) throws Exception {
    List<String> answers = new ArrayList<>();
    for (RecallQuery query : of(random, now)) {
      RecallResult result = memory.ask(query);
      assertSound(query, result);
      Completion completed = result.completed();
      String vector = completed == null ? "" : Arrays.toString(completed.vector());
      answers.add(query.mode() + " " + result.hits() + result.degraded() + vector);
    }
    return answers;
  }

  private static void assertSound(RecallQuery query, RecallResult result) {
    assertThat(result.hits()).hasSizeLessThanOrEqualTo(query.k()).doesNotHaveDuplicates();
    for (Hit hit : result.hits()) {
      double least = query.mode() == RecallMode.SIMILAR ? -1 : 0;
      assertThat(hit.score()).isBetween(least, 1.000001);
      assertThat(hit.confidence()).isBetween(0.0, 1.0);
      assertThat(hit.parts().values())
          .allSatisfy(part -> assertThat(part).isBetween(0.0, 1.000001));
      for (PathStep step : hit.path()) {
        assertThat(step.weight()).isBetween(0.0, 1.000001);
        assertThat(step.activation()).isBetween(0.0, 1.0);
      }
      if (hit.concept() != null) {
        assertThat(hit.concept().lastActivation()).isBetween(0.0, 1.0);
      }
    }
  }
}
