package org.mneme.episodes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;
import org.mneme.model.StepDigest;

/**
 * Joins the records of one episode, in whatever order they come, and closes it: a fold over an
 * {@link AssemblyStore}, with the watermark as an argument.
 *
 * <p>At most one timer is pending per episode: once closed the one to forget it, once completed the
 * one that ends the grace, before that the one that ends the silence. Only the last lags behind its
 * deadline: a step moves the deadline, not the timer, and a timer that comes too early is set again
 * (an episode with a step a second costs one timer a day, not one a step).
 *
 * <p>Closing time, by which memory learns, is a function of the accepted records alone: the latest
 * event time among them when nothing was missing; at least the completion's plus the grace when it
 * was waited for; the latest plus the idle timeout when abandoned. For records within the allowed
 * disorder it is never behind the watermark at which the episode closes. Source: DESIGN §4
 * "Assembly".
 */
final class EpisodeAssembly {

  private final AssemblyParameters parameters;
  private final String episodesTopic;
  private final StepDigests digests;
  private final EpisodeComposer composer;

  EpisodeAssembly(AssemblyParameters parameters, String episodesTopic) {
    this.parameters = parameters;
    this.episodesTopic = episodesTopic;
    this.digests = new StepDigests(parameters.digest());
    this.composer = new EpisodeComposer(parameters);
  }

  /** Takes one record. */
  void take(EpisodeEvent event, long watermark, AssemblyStore store, AssemblyListener listener) {
    OpenEpisode open = store.open();
    ClosedEpisode closed = open == null ? store.closed() : null;
    if (open == null) {
      open = OpenEpisode.UNKNOWN;
    }
    long hash = ContentHash.of(event);
    Long known = closed == null ? hashOf(event, open, store) : closed.hashOf(event);
    if (known != null && known == hash) {
      listener.repeated(event);
    } else if (closed != null) {
      listener.rejected(Refusal.late(event, closed));
    } else if (known != null) {
      listener.rejected(Refusal.conflicting(event));
    } else if (event.step() != null && open.steps() >= parameters.maxSteps()) {
      listener.rejected(Refusal.tooManySteps(event, parameters.maxSteps()));
    } else if (event.step() != null
        && open.bytes() + OpenEpisode.size(event) > parameters.maxBytes()) {
      listener.rejected(Refusal.tooLarge(event, parameters.maxBytes()));
    } else {
      accept(event, hash, open, watermark, store, listener);
    }
  }

  /** Does what is due at {@code timestamp}, when the timer that was pending for it fires. */
  void wake(long timestamp, long watermark, AssemblyStore store, AssemblyListener listener) {
    OpenEpisode open = store.open();
    if (open == null) {
      ClosedEpisode closed = store.closed();
      if (closed != null && closed.forgetAt() <= timestamp) {
        store.forget();
      }
      return;
    }
    open = open.with(open.deadline(), OpenEpisode.NO_TIMER);
    if (open.deadline() > timestamp) {
      setTimer(open, store, listener);
    } else if (open.isStarted()) {
      close(open, closingTimeAfterWaiting(open), watermark, store, listener);
    } else {
      refuseNotStarted(store, listener);
    }
  }

  private static Long hashOf(EpisodeEvent event, OpenEpisode open, AssemblyStore store) {
    if (event.started() != null) {
      return open.startHash();
    }
    if (event.completed() != null) {
      return open.completionHash();
    }
    int number = event.step().number();
    // Steps mostly come in order, and then there is nothing to look up.
    HeldStep held = number > open.highestStep() ? null : store.step(number);
    return held == null ? null : Long.valueOf(held.hash());
  }

  private void accept(
      EpisodeEvent event,
      long hash,
      OpenEpisode open,
      long watermark,
      AssemblyStore store,
      AssemblyListener listener) {
    OpenEpisode next = open.with(event, hash, episodesTopic);
    boolean isCompletion = event.completed() != null;
    if (isCompletion) {
      store.completion(event);
    } else if (event.started() != null) {
      store.start(event);
      if (open.steps() > 0) {
        store
            .heldExperiences()
            .forEach(step -> listener.experienced(StepExperience.of(event, step)));
        store.release();
      }
    } else {
      StepDigest digest = digests.digest(event.step(), event.at());
      store.step(new HeldStep(HeldStep.VERSION, digest, hash));
      if (!next.isStarted()) {
        store.hold(event.origin());
      }
    }
    listener.accepted(event);
    if (StepExperience.is(event)) {
      experience(event, next.isStarted(), store, listener);
    }
    if (next.isStarted()
        && next.isCompleted()
        && (next.hasStatedSteps() || (isCompletion && isInOneStream(next)))) {
      close(next, next.latestAt(), watermark, store, listener);
    } else if (isCompletion) {
      long grace =
          AssemblyParameters.due(event.at(), watermark, parameters.completionGraceMillis());
      setTimer(next.with(grace, open.timer()), store, listener);
    } else if (next.isCompleted()) {
      store.open(next);
    } else {
      long idle = AssemblyParameters.due(event.at(), watermark, parameters.idleTimeoutMillis());
      OpenEpisode later = next.with(Math.max(open.deadline(), idle), open.timer());
      if (open.timer() == OpenEpisode.NO_TIMER) {
        setTimer(later, store, listener);
      } else {
        store.open(later);
      }
    }
  }

  /**
   * Forwards a step with a state at once, or with its episode's start: whose it is must be known,
   * so that it can be forgotten, and a step whose start never comes was never accepted.
   */
  private static void experience(
      EpisodeEvent step, boolean isStarted, AssemblyStore store, AssemblyListener listener) {
    if (isStarted) {
      listener.experienced(StepExperience.of(store.start(), step));
    } else {
      store.holdExperience(step);
    }
  }

  /**
   * Whether a completion without a count is known to be the last record: one partition keeps its
   * order. An episode without a step may still have all of them on the topic of the steps, of which
   * nothing is known, so it waits.
   */
  private static boolean isInOneStream(OpenEpisode open) {
    return open.statedSteps() == null && !open.elsewhere() && open.steps() > 0;
  }

  private long closingTimeAfterWaiting(OpenEpisode open) {
    if (!open.isCompleted()) {
      return AssemblyParameters.plus(open.latestAt(), parameters.idleTimeoutMillis());
    }
    long grace = AssemblyParameters.plus(open.completedAt(), parameters.completionGraceMillis());
    return Math.max(open.latestAt(), grace);
  }

  private void close(
      OpenEpisode open,
      long closedAt,
      long watermark,
      AssemblyStore store,
      AssemblyListener listener) {
    List<HeldStep> steps = stepsInOrder(open, store);
    EpisodeEvent start = store.start();
    EpisodeEvent completion = store.completion();
    Episode episode =
        composer.compose(
            start, completion, steps.stream().map(HeldStep::digest).toList(), closedAt);
    Origin origin = completion == null ? start.origin() : completion.origin();
    listener.closed(episode, origin, vectorOrigin(start, completion), open.missingSteps());
    long forgetAt = AssemblyParameters.due(closedAt, watermark, parameters.rememberClosedMillis());
    store.close(
        ClosedEpisode.of(
            open,
            steps,
            closedAt,
            completion == null ? null : completion.completed().outcome().verdict(),
            forgetAt));
    listener.timerMoved(open.timer(), forgetAt);
  }

  /** Asks by number where there is no gap: that is cheaper than to iterate (decision 012). */
  private static List<HeldStep> stepsInOrder(OpenEpisode open, AssemblyStore store) {
    List<HeldStep> steps = new ArrayList<>(open.steps());
    if (open.highestStep() == open.steps()) {
      for (int number = 1; number <= open.steps(); number++) {
        steps.add(store.step(number));
      }
    } else {
      store.steps().forEach(steps::add);
      steps.sort(Comparator.comparingInt(step -> step.digest().number()));
    }
    return steps;
  }

  /** The record whose vector the episode has: the completion's wins. */
  private static Origin vectorOrigin(EpisodeEvent start, EpisodeEvent completion) {
    if (completion != null && completion.completed().embedding() != null) {
      return completion.origin();
    }
    return start.started().embedding() == null ? null : start.origin();
  }

  private static void refuseNotStarted(AssemblyStore store, AssemblyListener listener) {
    store.held().forEach(origin -> listener.rejected(Refusal.notStarted(origin)));
    EpisodeEvent completion = store.completion();
    if (completion != null) {
      listener.rejected(Refusal.notStarted(completion.origin()));
    }
    store.clear();
  }

  private static void setTimer(OpenEpisode open, AssemblyStore store, AssemblyListener listener) {
    listener.timerMoved(open.timer(), open.deadline());
    store.open(open.with(open.deadline(), open.deadline()));
  }
}
