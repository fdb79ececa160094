package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.model.Pattern;
import org.mneme.model.TargetKind;

/**
 * What a space learns when a window closes: first what is forgotten goes, then the window's
 * episodes and feedback are counted, then what changed is judged and handed on, then what is too
 * much or too old goes. A function of what is remembered and of the set of what the window brings.
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

  WindowMining(PatternStore store, PatternParameters parameters, String space, WindowInput input) {
    this.store = store;
    this.parameters = parameters;
    this.input = input;
    book = new CountBook(store);
    emission = new Emission(store, book, space, input.end(), parameters);
    watch = new ChangeWatch(store, emission, parameters.changes(), space);
    counting = new Counting(store, book, touched);
  }

  /** The patterns that the window changed and the tombstones of those it dropped, by id. */
  List<Pattern> close() throws Exception {
    forget();
    for (EpisodeTrace trace : input.traces()) {
      counting.add(trace);
      watch.add(trace);
    }
    for (PendingFeedback feedback : input.feedback()) {
      credit(feedback.helped(), true, feedback.at());
      credit(feedback.hurt(), false, feedback.at());
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
      DomainCounts counts = store.domain(domain);
      if (counts.episodes() == 0 && counts.candidates() == 0) {
        store.removeDomain(domain);
      }
    }
    return emission.changed();
  }

  private void forget() throws Exception {
    if (input.orders().isEmpty()) {
      return;
    }
    List<EpisodeTrace> gone = new ArrayList<>();
    Map<String, List<EpisodeTrace>> left = new HashMap<>();
    for (EpisodeTrace trace : store.traces()) {
      if (input.orders().stream().anyMatch(order -> order.covers(trace))) {
        gone.add(trace);
      } else {
        left.computeIfAbsent(trace.domain(), domain -> new ArrayList<>()).add(trace);
      }
    }
    gone.sort(EpisodeTrace.ORDER);
    left.values().forEach(traces -> traces.sort(EpisodeTrace.ORDER));
    if (input.orders().stream().anyMatch(order -> order.targetKind() == TargetKind.SPACE)) {
      beginAnew(left);
      return;
    }
    counting.remove(gone);
    emission.force(touched);
    Set<String> domains = new HashSet<>();
    gone.forEach(trace -> domains.add(trace.domain()));
    for (String domain : domains) {
      watch.refold(domain, left.getOrDefault(domain, List.of()));
      erased.add(domain);
    }
  }

  /** Whatever was counted of episodes that are not remembered any more goes with a space, too. */
  private void beginAnew(Map<String, List<EpisodeTrace>> left) throws Exception {
    List<String> patterns = new ArrayList<>();
    store.patterns().forEach(pattern -> patterns.add(pattern.getKey()));
    for (String pattern : patterns) {
      emission.drop(pattern);
    }
    store.clear();
    for (List<EpisodeTrace> traces : left.values()) {
      for (EpisodeTrace trace : traces) {
        counting.add(trace.counted(List.of()));
        watch.add(trace);
      }
    }
  }

  private void credit(List<String> patterns, boolean helped, long at) throws Exception {
    for (String pattern : patterns) {
      String key = store.pattern(pattern);
      if (key != null) {
        counting.credit(key, 1, helped, at);
      }
    }
  }
}
