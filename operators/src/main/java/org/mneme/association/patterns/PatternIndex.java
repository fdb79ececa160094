package org.mneme.association.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;

/**
 * The patterns of one space in the hot tier, by id, by domain and by evidence. Never authoritative:
 * it equals what a fresh load from state gives. Not thread-safe.
 */
public final class PatternIndex {

  /** Of a pattern's place in a map and in two sorted sets. */
  private static final long PLACE_BYTES = 176;

  private final Map<String, KnownPattern> known = new HashMap<>();
  private final Map<String, Evidence> evidence = new HashMap<>();
  private final Map<String, Label> labels = new HashMap<>();
  private final Map<String, NavigableSet<KnownPattern>> byDomain = new HashMap<>();
  private final Map<String, NavigableSet<KnownPattern>> recoveries = new HashMap<>();
  private final SequenceChains chains = new SequenceChains();
  private long hiddenBefore = Long.MIN_VALUE;
  private double mostEffective;
  private long queries;
  private long bytes;

  /** How many patterns there are. */
  public int size() {
    return known.size();
  }

  /** The pattern {@code id}, or null when there is none. */
  public KnownPattern get(String id) {
    return known.get(id);
  }

  /** All patterns, in no order that anything may depend on. */
  public Collection<KnownPattern> all() {
    return known.values();
  }

  /** Those of a domain, strongest first. */
  public Collection<KnownPattern> ofDomain(String domain) {
    return byDomain.getOrDefault(domain, Collections.emptyNavigableSet());
  }

  /** Puts a pattern, new or in place of the one with its id; {@code rows} finds its evidence. */
  public void put(Pattern pattern, EvidenceRows rows) throws Exception {
    KnownPattern added =
        new KnownPattern(pattern, evidence(pattern, rows), tools(pattern), condition(pattern));
    for (Evidence episode : added.evidence) {
      episode.patterns.add(added);
    }
    // Only now, so that what both name need not be found again.
    remove(pattern.id());
    known.put(pattern.id(), added);
    mostEffective = Math.max(mostEffective, pattern.effectiveness());
    place(byDomain, added);
    if (added.is(PatternKind.RECOVERY)) {
      place(recoveries, added);
    } else if (added.is(PatternKind.SEQUENCE)) {
      chains.add(added);
    }
    bytes += added.bytes() + PLACE_BYTES;
  }

  /** Removes the pattern {@code id}, if there is one. */
  public void remove(String id) {
    KnownPattern removed = known.remove(id);
    if (removed == null) {
      return;
    }
    for (Evidence episode : removed.evidence) {
      episode.patterns.remove(removed);
      release(episode);
    }
    for (Label tool : removed.tools) {
      release(tool);
    }
    if (removed.condition != null) {
      release(removed.condition);
    }
    displace(byDomain, removed);
    if (removed.is(PatternKind.RECOVERY)) {
      displace(recoveries, removed);
    } else if (removed.is(PatternKind.SEQUENCE)) {
      chains.remove(removed);
    }
    bytes -= removed.bytes() + PLACE_BYTES;
  }

  /** Says that an episode is stored in {@code row}, or {@link EvidenceRows#NOT_STORED} any more. */
  public void placed(String episode, int row) {
    Evidence named = evidence.get(episode);
    if (named != null) {
      named.row = row;
    }
  }

  /** Hides the patterns that no episode shows that closed at or after {@code time}. */
  public void hideBefore(long time) {
    hiddenBefore = time;
  }

  /** Whether a pattern may be shown. */
  public boolean isShown(KnownPattern pattern, ShownRows rows) {
    return pattern.pattern.lastAt() >= hiddenBefore && pattern.isShown(rows);
  }

  /** Bytes that the index holds, estimated from its texts. */
  public long bytes() {
    return bytes + chains.bytes();
  }

  /** What the effectiveness of no pattern exceeds. */
  double mostEffective() {
    return mostEffective;
  }

  /** The domains that have patterns. */
  Collection<String> domains() {
    return byDomain.keySet();
  }

  /** The number of a new query. */
  long nextQuery() {
    return ++queries;
  }

  /** What patterns name so, or null when none does. */
  Label label(String name) {
    return labels.get(name);
  }

  /** Patterns that name {@code episode} as evidence. */
  List<KnownPattern> shownBy(String episode) {
    Evidence named = evidence.get(episode);
    return named == null ? List.of() : named.patterns;
  }

  /** Recoveries of a domain, strongest first. */
  Collection<KnownPattern> recoveries(String domain) {
    return recoveries.getOrDefault(domain, Collections.emptyNavigableSet());
  }

  SequenceChains chains() {
    return chains;
  }

  private Evidence[] evidence(Pattern pattern, EvidenceRows rows) throws Exception {
    List<String> episodes = new ArrayList<>(pattern.evidence());
    if (pattern.change() != null) {
      episodes.add(pattern.change().episode());
    }
    Evidence[] found = new Evidence[episodes.size()];
    for (int i = 0; i < found.length; i++) {
      String episode = episodes.get(i);
      Evidence named = evidence.get(episode);
      if (named == null) {
        named = new Evidence(episode, rows.rowOf(episode));
        evidence.put(episode, named);
        bytes += named.bytes();
      }
      found[i] = named;
    }
    return found;
  }

  private void release(Evidence episode) {
    if (episode.patterns.isEmpty() && evidence.remove(episode.episode, episode)) {
      bytes -= episode.bytes();
    }
  }

  private Label[] tools(Pattern pattern) {
    List<String> names = new ArrayList<>();
    if (pattern.kind() == PatternKind.DECISION && pattern.condition() != null) {
      names.add(pattern.condition());
    } else if (pattern.kind() == PatternKind.RECOVERY) {
      names.addAll(ErrorTools.of(pattern.condition()));
    }
    names.addAll(pattern.tools());
    return names.stream().map(this::use).toArray(Label[]::new);
  }

  private Label condition(Pattern pattern) {
    boolean isOther =
        pattern.kind() == PatternKind.RECOVERY || pattern.kind() == PatternKind.CONTEXT;
    return isOther && pattern.condition() != null ? use(pattern.condition()) : null;
  }

  private Label use(String name) {
    Label label = labels.get(name);
    if (label == null) {
      label = new Label(name);
      labels.put(name, label);
      bytes += label.bytes();
    }
    label.uses++;
    return label;
  }

  private void release(Label label) {
    label.uses--;
    if (label.uses == 0) {
      labels.remove(label.name);
      bytes -= label.bytes();
    }
  }

  private static void place(Map<String, NavigableSet<KnownPattern>> sets, KnownPattern pattern) {
    sets.computeIfAbsent(
            pattern.pattern.domain(), domain -> new TreeSet<>(KnownPattern.STRONGEST_FIRST))
        .add(pattern);
  }

  private static void displace(Map<String, NavigableSet<KnownPattern>> sets, KnownPattern pattern) {
    NavigableSet<KnownPattern> set = sets.get(pattern.pattern.domain());
    set.remove(pattern);
    if (set.isEmpty()) {
      sets.remove(pattern.pattern.domain());
    }
  }
}
