package org.mneme.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Episode;
import org.mneme.model.Feedback;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * A space's episodic memory in the fewest words: lists, loops and doubles, nothing kept that can be
 * computed. What the operator is compared with.
 */
final class PlainMemory {

  private static final long WINDOW = 10_000;
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  final List<PlainExperience> all = new ArrayList<>();
  private final int capacity;
  private final List<Command> waiting = new ArrayList<>();
  private final List<Command> forgotten = new ArrayList<>();
  private final List<Long> learning = new ArrayList<>();
  final PlainFeedback feedback = new PlainFeedback();
  private Long evictAgain;
  private boolean hasEvicted;
  private long closed = Long.MIN_VALUE;

  PlainMemory(int capacity) {
    this.capacity = capacity;
  }

  void store(Episode episode) {
    boolean isKnown = all.stream().anyMatch(known -> known.has(episode.episode()));
    boolean isForgotten =
        forgotten.stream().anyMatch(forget -> PlainExperience.names(forget, episode));
    if (!isKnown && !isForgotten) {
      all.add(new PlainExperience(episode));
    }
  }

  void command(Command command) {
    waiting.add(command);
  }

  void feedback(Feedback given) {
    if (feedback.accept(given)) {
      learned(given.at());
    }
  }

  /** Something is learned at {@code time} that changes no episode. */
  void learned(long time) {
    learning.add(time);
  }

  /** Episodes that are learned when the window that ends at {@code end} is closed. */
  Set<String> closing(long end) {
    Set<String> closing = new HashSet<>();
    all.stream()
        .filter(known -> !known.isLearned && end(known.lastAt()) <= end)
        .forEach(known -> known.episodes.forEach(made -> closing.add(made.episode())));
    return closing;
  }

  /** Whether the last window that was closed evicted anything. */
  boolean hasEvicted() {
    return hasEvicted;
  }

  /** Closes the windows that end at or before {@code watermark}. */
  void watermark(long watermark) {
    for (Long end = next(); end != null && end <= watermark; end = next()) {
      close(end);
      closed = end;
    }
  }

  private Long next() {
    TreeSet<Long> ends = new TreeSet<>();
    for (PlainExperience known : all) {
      if (!known.isLearned) {
        ends.add(end(known.lastAt()));
      }
    }
    waiting.forEach(command -> ends.add(end(command.at())));
    learning.forEach(time -> ends.add(end(time)));
    if (evictAgain != null) {
      ends.add(end(evictAgain));
    }
    return ends.isEmpty() ? null : ends.first();
  }

  private long end(long time) {
    long from = closed == Long.MIN_VALUE ? time : Math.max(time, closed + 1);
    return Math.floorDiv(from, WINDOW) * WINDOW + WINDOW - 1;
  }

  private void close(long end) {
    List<Command> due = new ArrayList<>(waiting);
    due.removeIf(command -> end(command.at()) > end);
    due.sort(Comparator.comparingLong(Command::at).thenComparing(Command::id));
    waiting.removeAll(due);
    learning.removeIf(time -> end(time) <= end);
    for (Command command : due) {
      if (command.kind() == CommandKind.FORGET) {
        forgotten.add(command);
        all.forEach(known -> known.forget(command));
        all.removeIf(known -> known.episodes.isEmpty());
      } else {
        all.stream()
            .filter(known -> known.has(command.target()))
            .filter(known -> known.isLearned || known.lastAt() <= end)
            .forEach(known -> known.isPinned = command.pinned());
      }
    }
    fold(end);
    evict(end);
  }

  private void fold(long end) {
    List<PlainExperience> closing = new ArrayList<>(all);
    closing.removeIf(known -> known.isLearned || end(known.lastAt()) > end);
    closing.sort(
        Comparator.comparingLong(PlainExperience::lastAt).thenComparing(known -> known.id));
    for (PlainExperience now : closing) {
      PlainExperience same = null;
      for (PlainExperience known : all) {
        if (known.isLearned && known.fingerprint.equals(now.fingerprint)) {
          same = known;
        }
      }
      if (same == null) {
        now.isLearned = true;
      } else {
        same.merge(now);
        all.remove(now);
      }
    }
  }

  private int surplus() {
    long learned = all.stream().filter(known -> known.isLearned).count();
    return learned <= 0.8 * capacity
        ? 0
        : (int) Math.max(Math.max(1, (long) (0.1 * learned)), learned - capacity);
  }

  private void evict(long end) {
    evictAgain = null;
    int surplus = surplus();
    List<PlainExperience> candidates = new ArrayList<>(all);
    candidates.removeIf(known -> known.isPinned || known.lastAt() > end);
    int kept = candidates.size() / 10;
    Comparator<PlainExperience> byUtility =
        Comparator.comparingDouble(known -> utility(known, end));
    candidates.sort(
        Comparator.comparingInt((PlainExperience known) -> known.recalls)
            .reversed()
            .thenComparing(byUtility.reversed())
            .thenComparing(known -> known.id));
    for (int i = kept - 1; i >= 0; i--) {
      if (candidates.get(i).recalls > 0) {
        candidates.remove(i);
      }
    }
    candidates.sort(byUtility.thenComparing(known -> known.id));
    List<PlainExperience> gone =
        new ArrayList<>(candidates.subList(0, Math.min(surplus, candidates.size())));
    all.removeAll(gone);
    hasEvicted = !gone.isEmpty();
    if (!gone.isEmpty() && surplus() > 0) {
      evictAgain = end + 1;
    }
  }

  private static double utility(PlainExperience known, long now) {
    double hours = Math.max(0, now - known.lastAccess()) / 3_600_000.0;
    return (1 + known.recalls) * (1 / (1 + hours)) * (0.5 + known.value() / 2);
  }

  /** What no waiting forget names. */
  List<PlainExperience> shown() {
    List<PlainExperience> shown = new ArrayList<>(all);
    shown.removeIf(known -> known.episodes.stream().anyMatch(this::isHidden));
    return shown;
  }

  /** Whether a waiting forget names this episode of the space. */
  boolean isHidden(String episode) {
    return all.stream()
        .flatMap(known -> known.episodes.stream())
        .anyMatch(made -> made.episode().equals(episode) && isHidden(made));
  }

  private boolean isHidden(Episode made) {
    return waiting.stream()
        .filter(command -> command.kind() == CommandKind.FORGET)
        .anyMatch(forget -> PlainExperience.names(forget, made));
  }

  /** What a query admits, by id. */
  List<PlainExperience> admitted(RecallQuery query) {
    List<PlainExperience> admitted = shown();
    admitted.removeIf(known -> !known.satisfies(query.filter()));
    admitted.sort(Comparator.comparing(known -> known.id));
    return admitted;
  }

  /**
   * The score of all that a query finds.
   *
   * @param activation the part of what activation reached; empty where none is spread
   */
  Map<String, Double> scores(RecallQuery query, Map<String, Double> activation) {
    float[] vector = query.embedding() == null ? null : query.embedding().toFloats();
    boolean isSimilar = query.mode() == RecallMode.SIMILAR;
    List<String> words =
        query.text() == null || isSimilar ? List.of() : List.of(query.text().split(" "));
    Map<String, Double> texts = texts(words);
    double weights =
        (vector == null ? 0 : 0.45)
            + (words.isEmpty() ? 0 : 0.20)
            + (activation.isEmpty() ? 0 : 0.20);
    Map<String, Double> scores = new HashMap<>();
    for (PlainExperience known : admitted(query)) {
      double cosine = vector == null ? 0 : known.cosine(vector);
      double text = texts.getOrDefault(known.id, 0.0);
      boolean isNear = vector != null && cosine >= query.minSimilarity();
      boolean isSaid = text > 0 && (vector == null || query.minSimilarity() <= 0);
      boolean isAskedForNothing = vector == null && words.isEmpty();
      boolean isReached = activation.containsKey(known.id);
      if (isNear || isSaid || isReached || (isAskedForNothing && !isSimilar)) {
        double reached = activation.getOrDefault(known.id, 0.0);
        double related = 0.45 * Math.max(0, cosine) + 0.20 * text + 0.20 * reached;
        scores.put(known.id, isSimilar ? cosine : score(known, query, related, weights));
      }
    }
    return scores;
  }

  /**
   * A score.
   *
   * @param related weighted sum of what the query has
   * @param weights sum of their weights
   */
  private static double score(
      PlainExperience known, RecallQuery query, double related, double weights) {
    double prior = 0.05 * known.retention(query.asOf()) + 0.10 * known.value();
    return weights == 0 ? prior / 0.15 : related / weights * (0.85 + prior);
  }

  /** BM25 of each shown text, of what a text could reach. */
  private Map<String, Double> texts(List<String> words) {
    List<PlainExperience> shown = shown();
    double length = shown.stream().mapToInt(known -> known.words().size()).average().orElse(1);
    Map<String, Double> scores = new HashMap<>();
    double most = 0;
    for (String word : new TreeSet<>(words)) {
      long with = shown.stream().filter(known -> known.words().contains(word)).count();
      double rarity = Math.log(1 + (shown.size() - with + 0.5) / (with + 0.5));
      most += rarity;
      for (PlainExperience known : shown) {
        List<String> said = known.words();
        double times = said.stream().filter(word::equals).count();
        double norm = K1 * (1 - B + B * said.size() / length);
        scores.merge(known.id, rarity * times / (times + norm), Double::sum);
      }
    }
    double limit = most;
    scores.replaceAll((id, score) -> score / limit);
    return scores;
  }
}
