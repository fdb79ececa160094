package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which episodes leave a space before a window is counted: those that are forgotten; all of the
 * domains that ended first, when there are a tenth more domains than there may be; and the oldest
 * of the domains that have most, when there are a tenth more episodes than there may be: so a busy
 * domain does not push out what a quiet one has learned.
 *
 * @param forgotten of each domain what orders cover
 * @param evicted of each domain what makes room
 * @param evictedDomains how many domains went for others
 * @param left what stays of each domain, in the order of learning
 */
record Departures(
    Map<String, List<Sighting>> forgotten,
    Map<String, List<Sighting>> evicted,
    int evictedDomains,
    Map<String, List<Sighting>> left) {

  /** What leaves the space of {@code store}. */
  static Departures of(PatternStore store, List<ForgetOrder> orders, PatternParameters parameters)
      throws Exception {
    Map<String, List<Sighting>> forgotten = new TreeMap<>();
    Map<String, List<Sighting>> left = new TreeMap<>();
    for (EpisodeTrace trace : store.traces()) {
      boolean isCovered = orders.stream().anyMatch(order -> order.covers(trace));
      (isCovered ? forgotten : left)
          .computeIfAbsent(trace.domain(), domain -> new ArrayList<>())
          .add(new Sighting(trace.episode(), trace.closedAt()));
    }
    left.values().forEach(sightings -> sightings.sort(Sighting.ORDER));
    Map<String, List<Sighting>> evicted = new TreeMap<>();
    int domains = left.size();
    evictDomains(left, parameters.maxDomains(), evicted);
    int evictedDomains = domains - left.size();
    evictEpisodes(left, parameters.maxTraces(), evicted);
    return new Departures(forgotten, evicted, evictedDomains, left);
  }

  /** The domains of which an episode came least recently, if they are too many. */
  private static void evictDomains(
      Map<String, List<Sighting>> left, int most, Map<String, List<Sighting>> evicted) {
    if (isTooMuch(left.size(), most)) {
      List<String> domains = new ArrayList<>(left.keySet());
      // Stable: of two that end alike the first by name goes.
      domains.sort(
          Comparator.comparing(
              (String domain) -> left.get(domain).get(left.get(domain).size() - 1),
              Sighting.ORDER));
      for (String domain : domains.subList(0, domains.size() - most)) {
        evicted.put(domain, left.remove(domain));
      }
    }
  }

  /** The oldest episodes of the domains that have most, if they are too many. */
  private static void evictEpisodes(
      Map<String, List<Sighting>> left, int most, Map<String, List<Sighting>> evicted) {
    if (isTooMuch(size(left), most)) {
      int share = share(left, most);
      for (Map.Entry<String, List<Sighting>> entry : left.entrySet()) {
        List<Sighting> sightings = entry.getValue();
        if (sightings.size() > share) {
          List<Sighting> oldest = sightings.subList(0, sightings.size() - share);
          evicted.put(entry.getKey(), new ArrayList<>(oldest));
          oldest.clear();
        }
      }
    }
  }

  /** Whether room must be made: not with every episode, since it takes a look at all of them. */
  static boolean isTooMuch(int held, int most) {
    return 10L * held > 11L * most;
  }

  /** The domains that something leaves, by name. */
  Set<String> domains() {
    Set<String> domains = new TreeSet<>(forgotten.keySet());
    domains.addAll(evicted.keySet());
    return domains;
  }

  /** The episodes of all domains. */
  static List<Sighting> all(Map<String, List<Sighting>> episodes) {
    List<Sighting> all = new ArrayList<>();
    episodes.values().forEach(all::addAll);
    return all;
  }

  /** How many episodes of all domains these are. */
  static int size(Map<String, List<Sighting>> episodes) {
    return episodes.values().stream().mapToInt(List::size).sum();
  }

  /** What stays of {@code domain}. */
  List<Sighting> left(String domain) {
    return left.getOrDefault(domain, List.of());
  }

  /** The most that each domain may keep, so that all of them together keep {@code most}. */
  private static int share(Map<String, List<Sighting>> left, int most) {
    List<Integer> sizes = new ArrayList<>();
    left.values().forEach(sightings -> sizes.add(sightings.size()));
    sizes.sort(null);
    int room = most;
    for (int i = 0; i < sizes.size(); i++) {
      int share = room / (sizes.size() - i);
      if (sizes.get(i) > share) {
        return share;
      }
      room -= sizes.get(i);
    }
    return most;
  }
}
