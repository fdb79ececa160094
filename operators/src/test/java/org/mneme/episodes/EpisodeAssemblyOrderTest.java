package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.STEPS;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.on;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

/** The same records give the same episode, bit for bit, in whatever order they come. */
class EpisodeAssemblyOrderTest {

  private static final int SHUFFLES = 50;
  private static final long DISORDER = 2_000;
  private static final List<StepStatus> STATUSES = List.of(StepStatus.values());
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  @Test
  void givesTheSameEpisodeInReverseOrder() {
    List<EpisodeEvent> records = List.of(started(1), step(1, 2), step(2, 3), completed(4, 2));
    List<EpisodeEvent> reversed = new ArrayList<>(records);
    Collections.reverse(reversed);

    assertThat(assemble(reversed)).hasSize(1).isEqualTo(assemble(records));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givesTheSameEpisodeInAnyOrderWhenStepsAreCounted(long seed) {
    Random random = new Random(seed);
    List<EpisodeEvent> records = records(random, true);
    List<Episode> expected = assemble(records);
    assertThat(expected).hasSize(1);

    for (int i = 0; i < SHUFFLES; i++) {
      Collections.shuffle(records, random);
      assertThat(assemble(records)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void givesTheSameEpisodeInAnyOrderWithinTheDisorderWhenStepsAreNotCounted(long seed) {
    Random random = new Random(seed);
    List<EpisodeEvent> records = records(random, false);
    List<Episode> expected = assembleAsTimeGoesOn(records);
    assertThat(expected).hasSize(1);

    for (int i = 0; i < SHUFFLES; i++) {
      assertThat(assembleAsTimeGoesOn(disordered(records, random))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void givesTheSameAbandonedEpisodeInAnyOrder(long seed) {
    Random random = new Random(seed);
    List<EpisodeEvent> records = records(random, true);
    records.removeIf(record -> record.completed() != null);
    List<Episode> expected = assemble(records);
    assertThat(expected).hasSize(1);

    for (int i = 0; i < SHUFFLES; i++) {
      Collections.shuffle(records, random);
      assertThat(assemble(records)).isEqualTo(expected);
    }
  }

  private static List<Episode> assemble(List<EpisodeEvent> records) {
    return new AssemblyLine(DEFAULTS).take(records).watermark(Long.MAX_VALUE).episodes();
  }

  /** The watermark follows the latest record at the distance of the allowed disorder. */
  private static List<Episode> assembleAsTimeGoesOn(List<EpisodeEvent> records) {
    AssemblyLine line = new AssemblyLine(DEFAULTS);
    long latest = Long.MIN_VALUE;
    for (EpisodeEvent record : records) {
      line.take(record);
      latest = Math.max(latest, record.at());
      line.watermark(latest - DISORDER - 1);
    }
    return line.watermark(Long.MAX_VALUE).episodes();
  }

  /** An order in which no record comes more than the disorder after a later one. */
  private static List<EpisodeEvent> disordered(List<EpisodeEvent> records, Random random) {
    record Arrival(long at, EpisodeEvent record) {}
    return records.stream()
        .map(record -> new Arrival(record.at() + random.nextLong(DISORDER), record))
        .sorted(Comparator.comparingLong(Arrival::at))
        .map(Arrival::record)
        .toList();
  }

  private static List<EpisodeEvent> records(Random random, boolean isCounted) {
    List<EpisodeEvent> records = new ArrayList<>();
    records.add(started(1_000));
    int steps = 1 + random.nextInt(15);
    long at = 1_000;
    for (int number = 1; number <= steps; number++) {
      at += random.nextInt(3_000);
      StepStatus status = STATUSES.get(random.nextInt(3));
      records.add(on(STEPS, step(number, at, "tool-" + random.nextInt(4), status)));
    }
    Verdict verdict = VERDICTS.get(random.nextInt(4));
    // Steps may be dated after the completion, though not beyond its grace.
    long completedAt = at - random.nextInt(500);
    records.add(completed(completedAt, isCounted ? steps : null, verdict));
    return records;
  }
}
