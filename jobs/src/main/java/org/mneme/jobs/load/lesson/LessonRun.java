package org.mneme.jobs.load.lesson;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.load.quality.Exchange;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.RecallResult;

/**
 * Lets lessons cross a fleet: agents of many spaces end, each at a moment of its own, an episode
 * that shows once more what others have shown, and other agents ask until the answer knows it.
 * Meanwhile the fleet goes on writing, as fleets do.
 */
final class LessonRun {

  private static final int SHOWN_BEFORE = 6;
  private static final int FAILED_BEFORE = 12;
  private static final long ROUND_MILLIS = 12_000;
  private static final long POLL_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long SEED = 7;

  private final int spaces;
  private final int rounds;
  private final Consumer<String> progress;
  private final Random random = new Random(SEED);
  private final List<Long> millis = new ArrayList<>();
  private Exchange exchange;
  private int lost;
  private long queries;
  private int background;

  /** {@code spaces · rounds} lessons. */
  LessonRun(int spaces, int rounds, Consumer<String> progress) {
    this.spaces = spaces;
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Runs against the job behind the brokers that {@code configuration} names. */
  LessonReport run(Configuration configuration) throws InterruptedException {
    try (Exchange opened = new Exchange(configuration)) {
      exchange = opened;
      Map<Lesson, String> before = prepare();
      int unknown = await(open(before, System.currentTimeMillis(), 1));
      progress.accept(before.size() - unknown + " lessons are known before they are shown again");
      millis.clear();
      lost = 0;
      queries = 0;
      for (int round = 0; round < rounds; round++) {
        lost += await(open(lessons(round), System.currentTimeMillis(), ROUND_MILLIS));
        progress.accept("round " + (round + 1) + ": " + millis.size() + " lessons have crossed");
      }
      return new LessonReport(List.copyOf(millis), lost, queries);
    }
  }

  /** Shows every lesson often enough to be known; what came last shows it. */
  private Map<Lesson, String> prepare() {
    Map<Lesson, String> last = new HashMap<>();
    long at = System.currentTimeMillis();
    for (int space = 0; space < spaces; space++) {
      for (int round = 0; round < rounds; round++) {
        Lesson lesson = new Lesson("lesson-" + space, round);
        for (int i = 0; i < FAILED_BEFORE; i++) {
          send(lesson.episode("failed-" + round + '-' + i, "agent-f", false, at));
        }
        for (int i = 0; i < SHOWN_BEFORE; i++) {
          send(lesson.episode("shown-" + round + '-' + i, "agent-" + i, true, at));
        }
        last.put(lesson, "shown-" + round + '-' + (SHOWN_BEFORE - 1));
      }
    }
    return last;
  }

  private Map<Lesson, String> lessons(int round) {
    Map<Lesson, String> lessons = new HashMap<>();
    for (int space = 0; space < spaces; space++) {
      lessons.put(new Lesson("lesson-" + space, round), "lesson-" + round);
    }
    return lessons;
  }

  /** A lesson that is on its way. */
  private static final class Open {
    private final Lesson lesson;
    private final String episode;
    private final long due;
    private long sentAt;

    private Open(Lesson lesson, String episode, long due) {
      this.lesson = lesson;
      this.episode = episode;
      this.due = due;
    }
  }

  private List<Open> open(Map<Lesson, String> lessons, long now, long within) {
    List<Open> open = new ArrayList<>();
    lessons.forEach(
        (lesson, episode) -> {
          Open one = new Open(lesson, episode, now + (long) (random.nextDouble() * within));
          // What was sent before is only asked for.
          one.sentAt = within > 1 ? 0 : now;
          open.add(one);
        });
    return open;
  }

  /** Sends what falls due and asks until all is known; returns how many were not in time. */
  private int await(List<Open> open) throws InterruptedException {
    long deadline = System.currentTimeMillis() + ROUND_MILLIS + PATIENCE.toMillis();
    LongPredicate isInTime = now -> now < deadline;
    while (!open.isEmpty() && isInTime.test(System.currentTimeMillis())) {
      long now = System.currentTimeMillis();
      goOnWriting(now);
      Map<String, Open> asked = new HashMap<>();
      for (Open one : open) {
        if (one.sentAt == 0 && now >= one.due) {
          one.sentAt = System.currentTimeMillis();
          send(one.lesson.episode(one.episode, "agent-a", true, one.sentAt));
        }
        if (one.sentAt > 0) {
          String id = "lesson-" + queries++;
          exchange.send(one.lesson.query(id));
          asked.put(id, one);
        }
      }
      Map<String, RecallResult> results = exchange.results(asked.keySet(), PATIENCE);
      long answered = System.currentTimeMillis();
      results.forEach(
          (id, result) -> {
            Open one = asked.get(id);
            if (one.lesson.isIn(result, one.episode)) {
              millis.add(answered - one.sentAt);
              open.remove(one);
            }
          });
      TimeUnit.MILLISECONDS.sleep(Math.max(1, POLL_MILLIS - (System.currentTimeMillis() - now)));
    }
    return open.size();
  }

  /** Episodes of others: event time does not wait for the next lesson. */
  private void goOnWriting(long now) {
    send(
        new Lesson("others", background % 5)
            .episode("other-" + background++, "agent-o", random.nextBoolean(), now));
  }

  private void send(List<EpisodeEvent> episode) {
    episode.forEach(exchange::send);
  }
}
