package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;
import org.mneme.model.TargetKind;

/**
 * What a space learns when a window closes: first what is forgotten or makes room goes, then the
 * window's episodes and feedback are counted, then what changed is judged and handed on, then what
 * is too much or too old goes. A function of what is remembered and of the set of what the window
 * brings.
 */
final class WindowMining {

  private final PatternStore store;
  private final PatternParameters parameters;
  private final WindowInput input;
  private final Set<CandidateKey> touched = new HashSet<>();
  private final Set<String> erased = new TreeSet<>();
  private final CountBook book;
  private final Emission emission;
  private final ChangeWatch watch;
  private final Counting counting;
  private int forgotten;
  private int evicted;
  private int evictedDomains;

  WindowMining(PatternStore store, PatternParameters parameters, String space, WindowInput input) {
    this.store = store;
    this.parameters = parameters;
    this.input = input;
    book = new CountBook(store);
    emission = new Emission(store, book, space, input.end(), parameters);
    watch = new ChangeWatch(store, emission, parameters.changes(), space);
    counting = new Counting(store, book, input.end(), touched);
  }

  /** The patterns that the window changed and the tombstones of those it dropped, by id. */
  List<Pattern> close() throws Exception {
    letGo();
    for (EpisodeTrace trace : input.traces()) {
      counting.add(trace);
      watch.add(trace);
    }
    for (PendingFeedback feedback : input.feedback()) {
      judge(feedback.helped(), true, feedback.at());
      judge(feedback.hurt(), false, feedback.at());
    }
    Settling settling = new Settling(book, new Judge(book, parameters.strictness()), emission);
    touched.stream().sorted().forEach(settling::add);
    settling.review(book.domains(), store);
    settling.settle();
    Set<String> domains = book.domains();
    book.flush();
    new Pruning(store, book, parameters, input.end()).prune(domains, emission);
    watch.flush();
    for (String domain : erased) {
      // Behind the flush: a domain that left memory before it was written with what it still named.
      store.erased(domain);
    }
    for (String domain : domains) {
      if (store.domain(domain).episodes() == 0) {
        remove(domain);
      }
    }
    return emission.changed();
  }

  /** Episodes that were counted and are forgotten. */
  int forgotten() {
    return forgotten;
  }

  /** Episodes that made room. */
  int evicted() {
    return evicted;
  }

  /** Domains that made room, with all of their episodes. */
  int evictedDomains() {
    return evictedDomains;
  }

  private void letGo() throws Exception {
    boolean isFull =
        Departures.isTooMuch(store.traceCount(), parameters.maxTraces())
            || Departures.isTooMuch(store.domainCount(), parameters.maxDomains());
    if (!isFull && !mayForget()) {
      return;
    }
    Departures departures = Departures.of(store, input.orders(), parameters);
    forgotten = Departures.size(departures.forgotten());
    evicted = Departures.size(departures.evicted());
    evictedDomains = departures.evictedDomains();
    if (input.orders().stream().anyMatch(order -> order.targetKind() == TargetKind.SPACE)) {
      beginAnew(departures);
      return;
    }
    Losses losses = new Losses();
    counting.remove(Departures.all(departures.forgotten()), true, losses);
    counting.remove(Departures.all(departures.evicted()), false, losses);
    for (Map.Entry<String, Set<CandidateKey>> entry : losses.damaged.entrySet()) {
      List<Sighting> left = departures.left(entry.getKey());
      new Remembrance(store, book).restore(entry.getValue(), left);
    }
    new LastUse(store, book).restore(losses.credits, departures.left().values());
    emission.force(touched);
    for (String domain : departures.domains()) {
      watch.leave(domain, departures, departures.left(domain));
      erased.add(domain);
    }
  }

  /** Whether an order can name what is remembered: that is seen at once of a single episode. */
  private boolean mayForget() throws Exception {
    for (ForgetOrder order : input.orders()) {
      if (order.targetKind() != TargetKind.EPISODE || store.trace(order.target()) != null) {
        return true;
      }
    }
    return false;
  }

  /** A space is counted anew from what is left of it, and all that was known of it goes. */
  private void beginAnew(Departures departures) throws Exception {
    List<EpisodeTrace> left = new ArrayList<>();
    for (List<Sighting> sightings : departures.left().values()) {
      for (Sighting sighting : sightings) {
        left.add(store.trace(sighting.episode()));
      }
    }
    List<String> patterns = new ArrayList<>();
    store.patterns().forEach(pattern -> patterns.add(pattern.getKey()));
    for (String pattern : patterns) {
      emission.drop(pattern);
    }
    store.clear();
    for (EpisodeTrace trace : left) {
      counting.add(trace.counted(List.of(), input.end()));
      watch.add(trace);
    }
  }

  /**
   * Lets go of a domain of which no episode is left. Above the bound of candidates something may
   * still be counted in it.
   */
  private void remove(String domain) throws Exception {
    List<CandidateKey> handedOn = new ArrayList<>();
    store.handedOn(domain).forEach(key -> handedOn.add(new CandidateKey(key)));
    for (CandidateKey key : handedOn) {
      PatternKind kind = store.candidate(key.text()).known().emitted();
      emission.drop(PatternId.of(key.as(kind)));
    }
    store.removeDomain(domain);
  }

  private void judge(List<String> patterns, boolean hasHelped, long at) throws Exception {
    for (String pattern : patterns) {
      String key = store.pattern(pattern);
      if (key != null) {
        counting.judge(key, hasHelped, at);
      }
    }
  }
}
