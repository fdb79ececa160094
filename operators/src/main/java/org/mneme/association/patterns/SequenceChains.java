package org.mneme.association.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sequences of a space by what they begin and end with, so that one can be continued by others
 * that overlap it: {@code a b c} by {@code b c d}.
 */
final class SequenceChains {

  private static final long ENTRY_BYTES = 112;

  /** By all tools but the last. */
  private final Map<Long, List<KnownPattern>> byStart = new HashMap<>();

  /** By all tools but the first. */
  private final Map<Long, List<KnownPattern>> byEnd = new HashMap<>();

  private long count;

  void add(KnownPattern sequence) {
    if (sequence.tools.length > 1) {
      byStart.computeIfAbsent(start(sequence), key -> new ArrayList<>(2)).add(sequence);
      byEnd.computeIfAbsent(end(sequence), key -> new ArrayList<>(2)).add(sequence);
      count++;
    }
  }

  void remove(KnownPattern sequence) {
    if (sequence.tools.length > 1) {
      remove(byStart, start(sequence), sequence);
      remove(byEnd, end(sequence), sequence);
      count--;
    }
  }

  long bytes() {
    return count * 2 * ENTRY_BYTES;
  }

  /**
   * The strongest sequence of {@code domain} that goes on with one tool after the last {@code
   * overlap} tools of {@code steps}, or null.
   *
   * @param used sequences that are in the chain already
   * @param isFit which ones may be taken
   */
  KnownPattern after(
      String domain,
      List<Label> steps,
      int overlap,
      Set<KnownPattern> used,
      Predicate<KnownPattern> isFit) {
    List<Label> shared = steps.subList(steps.size() - overlap, steps.size());
    Collection<KnownPattern> all = byStart.getOrDefault(key(domain, shared), List.of());
    return strongest(
        all,
        sequence ->
            isOther(sequence, domain, overlap, used)
                && sequence.steps().subList(0, overlap).equals(shared)
                && isFit.test(sequence));
  }

  /** The same before the first {@code overlap} tools. */
  KnownPattern before(
      String domain,
      List<Label> steps,
      int overlap,
      Set<KnownPattern> used,
      Predicate<KnownPattern> isFit) {
    List<Label> shared = steps.subList(0, overlap);
    Collection<KnownPattern> all = byEnd.getOrDefault(key(domain, shared), List.of());
    return strongest(
        all,
        sequence ->
            isOther(sequence, domain, overlap, used)
                && sequence.steps().subList(1, overlap + 1).equals(shared)
                && isFit.test(sequence));
  }

  private static boolean isOther(
      KnownPattern sequence, String domain, int overlap, Set<KnownPattern> used) {
    return sequence.tools.length == overlap + 1
        && sequence.pattern.domain().equals(domain)
        && !used.contains(sequence);
  }

  private static KnownPattern strongest(
      Collection<KnownPattern> all, Predicate<KnownPattern> isFit) {
    KnownPattern best = null;
    for (KnownPattern sequence : all) {
      boolean isBetter = best == null || KnownPattern.STRONGEST_FIRST.compare(sequence, best) < 0;
      if (isBetter && isFit.test(sequence)) {
        best = sequence;
      }
    }
    return best;
  }

  private static long start(KnownPattern sequence) {
    List<Label> tools = sequence.steps();
    return key(sequence.pattern.domain(), tools.subList(0, tools.size() - 1));
  }

  private static long end(KnownPattern sequence) {
    List<Label> tools = sequence.steps();
    return key(sequence.pattern.domain(), tools.subList(1, tools.size()));
  }

  private static long key(String domain, List<Label> tools) {
    long key = domain.hashCode();
    for (Label tool : tools) {
      key = key * 31 + tool.hash;
    }
    return key;
  }

  private static void remove(Map<Long, List<KnownPattern>> map, long key, KnownPattern sequence) {
    List<KnownPattern> list = map.get(key);
    list.remove(sequence);
    if (list.isEmpty()) {
      map.remove(key);
    }
  }
}
