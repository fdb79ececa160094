package org.mneme.jobs.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mneme.jobs.load.Catalogue.Action;
import org.mneme.jobs.load.Catalogue.Failure;
import org.mneme.jobs.load.Catalogue.Family;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Outcome;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

/**
 * Writes the course of one simulated episode after its start: steps by the family's script, with
 * tools that fail, agents that recover or give up, and the outcome that follows from it.
 */
final class EpisodeAuthor {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final double ABSTENTION_SHARE = 0.03;
  private static final double FAILURE_SHARE = 0.26;
  private static final double RECOVERY_SHARE = 0.7;
  private static final double GIVE_UP_SHARE = 0.45;
  private static final double SCORED_SHARE = 0.2;

  private final Family family;
  private final Slots slots;
  private final SplittableRandom random;
  private final EpisodeEvent started;
  private final List<EpisodeEvent> events = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  private long at;
  private int steps;
  private int errors;

  private EpisodeAuthor(Family family, Slots slots, SplittableRandom random, EpisodeEvent started) {
    this.family = family;
    this.slots = slots;
    this.random = random;
    this.started = started;
    this.at = started.at();
    events.add(started);
  }

  /** An episode's records in the order of their event times, and what memory must make of them. */
  record Written(List<EpisodeEvent> events, ExpectedEpisode expected) {}

  /**
   * @param started how the episode began
   * @param counted whether its completion says how many steps there are
   */
  static Written write(
      Family family, Slots slots, SplittableRandom random, EpisodeEvent started, boolean counted) {
    EpisodeAuthor author = new EpisodeAuthor(family, slots, random, started);
    return author.complete(author.play(), counted);
  }

  private Verdict play() {
    boolean abstains = random.nextDouble() < ABSTENTION_SHARE;
    int abstainsAfter = abstains ? random.nextInt(1, 5) : Integer.MAX_VALUE;
    for (Action action : family.steps()) {
      int times = random.nextInt(1, action.most() + 1);
      for (int i = 0; i < times; i++) {
        if (steps >= abstainsAfter) {
          return Verdict.ABSTAINED;
        }
        if (!take(action) && random.nextDouble() < GIVE_UP_SHARE) {
          return Verdict.FAILURE;
        }
      }
    }
    return failed.isEmpty() ? Verdict.SUCCESS : Verdict.PARTIAL;
  }

  /** Whether the action worked in the end. */
  private boolean take(Action action) {
    Failure failure = family.failureOf(action.tool());
    if (failure != null && random.nextDouble() < FAILURE_SHARE) {
      fail(action, failure);
      if (random.nextDouble() >= RECOVERY_SHARE) {
        fail(action, failure);
        failed.add(action.action());
        return false;
      }
      if (failure.then() != null) {
        add(failure.then(), "recover from " + action.tool(), Map.of(), "done", StepStatus.OK, null);
      }
    }
    add(action.tool(), action.action(), action.with(), action.sees(), StepStatus.OK, null);
    done.add(action.action());
    return true;
  }

  private void fail(Action action, Failure failure) {
    errors++;
    String message = slots.fill(failure.message());
    add(action.tool(), action.action(), action.with(), null, failure.status(), message);
  }

  private void add(
      String tool,
      String action,
      Map<String, String> with,
      String sees,
      StepStatus status,
      String message) {
    long latency = status == StepStatus.TIMEOUT ? 5_000 : exponential(30, 600);
    at += latency + exponential(300, 2_200);
    Step step =
        new Step(
            ++steps,
            tool,
            action,
            parameters(with),
            sees == null ? null : slots.fill(sees),
            status,
            message,
            latency,
            exponential(120, 400),
            null,
            null,
            null,
            null,
            List.of(),
            List.of());
    events.add(new EpisodeEvent(started.space(), started.episode(), at, null, step, null, null));
  }

  private Written complete(Verdict verdict, boolean counted) {
    at += exponential(200, 800);
    boolean succeeded = verdict == Verdict.SUCCESS;
    boolean partly = verdict == Verdict.PARTIAL;
    Outcome outcome =
        new Outcome(
            verdict,
            succeeded && random.nextDouble() < SCORED_SHARE
                ? random.nextInt(80, 101) / 100.0
                : null,
            detail(verdict),
            succeeded || partly ? List.copyOf(done) : List.of(),
            List.copyOf(failed),
            succeeded ? family.artifacts() : List.of());
    EpisodeCompleted completed = new EpisodeCompleted(counted ? steps : null, outcome, null);
    events.add(
        new EpisodeEvent(started.space(), started.episode(), at, null, null, completed, null));
    return new Written(
        List.copyOf(events),
        new ExpectedEpisode(
            started.space(),
            started.episode(),
            family.name(),
            verdict,
            steps,
            errors,
            started.at(),
            at));
  }

  private String detail(Verdict verdict) {
    return switch (verdict) {
      case SUCCESS -> null;
      case PARTIAL -> "could not " + String.join(", nor ", failed);
      case FAILURE -> "gave up: could not " + failed.get(failed.size() - 1);
      case ABSTAINED -> "asked a person to take over";
    };
  }

  private String parameters(Map<String, String> with) {
    if (with.isEmpty()) {
      return null;
    }
    Map<String, String> filled = new LinkedHashMap<>();
    with.forEach((name, template) -> filled.put(name, slots.fill(template)));
    try {
      return JSON.writeValueAsString(filled);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings have no JSON: " + filled, e);
    }
  }

  private long exponential(long least, long mean) {
    return least + (long) (-mean * Math.log(1 - random.nextDouble()));
  }
}
