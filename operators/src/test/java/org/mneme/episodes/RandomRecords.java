package org.mneme.episodes;

import static org.mneme.episodes.EpisodeRecords.EPISODES;
import static org.mneme.episodes.EpisodeRecords.STEPS;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

/** Seeded records of a few episodes: new, repeated, conflicting and late ones, in no order. */
final class RandomRecords {

  /** Limits and times that a short sequence reaches. */
  static final AssemblyParameters TIGHT = tight(1_200);

  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  private final List<EpisodeEvent> before = new ArrayList<>();
  private final Random random;
  private long now = 10_000;
  private int offset;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  /** The next watermark, now and then; else the one before. */
  long watermark(long previous) {
    if (random.nextInt(6) > 0) {
      return previous;
    }
    now += random.nextInt(10) == 0 ? random.nextInt(6_000) : random.nextInt(200);
    return Math.max(previous, now - random.nextInt(150));
  }

  EpisodeEvent next() {
    EpisodeEvent event;
    if (!before.isEmpty() && random.nextInt(5) == 0) {
      event = before.get(random.nextInt(before.size()));
    } else {
      event = fresh();
      before.add(event);
    }
    String topic = event.step() != null && random.nextInt(3) == 0 ? STEPS : EPISODES;
    byte[] value = (offset + " ".repeat(random.nextInt(40))).getBytes(StandardCharsets.UTF_8);
    return EpisodeRecords.with(event, new Origin(topic, 0, offset++, now, null, value));
  }

  private EpisodeEvent fresh() {
    String episode = "e" + random.nextInt(3);
    long at = now + random.nextInt(300) - 150;
    int kind = random.nextInt(8);
    if (kind == 0) {
      return EpisodeRecords.in(episode, started(at));
    }
    if (kind == 1) {
      Integer steps = random.nextBoolean() ? null : Integer.valueOf(random.nextInt(5));
      return EpisodeRecords.in(episode, completed(at, steps, VERDICTS.get(random.nextInt(4))));
    }
    int number = 1 + random.nextInt(7);
    return EpisodeRecords.in(episode, step(number, at, "search", StepStatus.OK));
  }

  /** The same with room for {@code bufferBytes} in memory; {@link #TIGHT} has it for two. */
  static AssemblyParameters tight(long bufferBytes) {
    AssemblyParameters defaults = EpisodeRecords.DEFAULTS;
    return new AssemblyParameters(
        100,
        1_500,
        2_000,
        5,
        150,
        bufferBytes,
        defaults.summaryWords(),
        defaults.digest(),
        defaults.reward(),
        defaults.reflection(),
        defaults.salience());
  }
}
