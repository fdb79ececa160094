package org.mneme.jobs.proof;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Rejection;

/**
 * One run of the job, seen from the test and from the job's tasks in the same JVM: stops it in the
 * middle, lets it fail once, and knows what a consumer of its topics knows.
 */
final class RunControl {

  private static final Map<String, RunControl> RUNS = new ConcurrentHashMap<>();
  private static final int SPLITS = 5 * ProofLog.PARTITIONS;

  /** How far behind the middle the failure is. */
  private static final int FAILS_AFTER = 25;

  final Map<String, Concept> concepts = new ConcurrentHashMap<>();
  final Map<String, Binding> bindings = new ConcurrentHashMap<>();
  final Map<String, Episode> memories = new ConcurrentHashMap<>();

  private final Set<String> inTheMiddle = ConcurrentHashMap.newKeySet();

  /** All partitions are in the middle. */
  final CompletableFuture<Void> middle = new CompletableFuture<>();

  private final CompletableFuture<Void> goesOn = new CompletableFuture<>();

  /** All that is due has been learned. */
  final CompletableFuture<Void> end = new CompletableFuture<>();

  private final Set<String> receipts = ConcurrentHashMap.newKeySet();
  private final AtomicInteger untilFailure = new AtomicInteger(Integer.MAX_VALUE);
  private volatile boolean hasFailed;

  /** The run of this name. */
  static RunControl of(String run) {
    return RUNS.computeIfAbsent(run, name -> new RunControl());
  }

  void goOn() {
    goesOn.complete(null);
  }

  /** Goes on, and fails once a little later. */
  void goOnAndFail() {
    untilFailure.set(FAILS_AFTER);
    goOn();
  }

  /** Partitions that are in the middle. */
  Set<String> inTheMiddle() {
    return new TreeSet<>(inTheMiddle);
  }

  boolean hasFailed() {
    return hasFailed;
  }

  boolean isGoingOn() {
    return goesOn.isDone();
  }

  CompletableFuture<Void> whenGoingOn() {
    return goesOn;
  }

  void reachedMiddle(Topic topic, int partition) {
    inTheMiddle.add(topic.name() + partition);
    if (inTheMiddle.size() == SPLITS) {
      middle.complete(null);
    }
  }

  /** Throws when the failure that the test asked for is due. */
  void failIfAsked(Topic topic, LogSplit split) {
    if (topic == Topic.EPISODES
        && isGoingOn()
        && !hasFailed
        && untilFailure.decrementAndGet() < 0) {
      hasFailed = true;
      throw new IllegalStateException("the failure that this test asks for, at " + split);
    }
  }

  void take(Concept concept) {
    put(concepts, concept.key(), concept.isDropped() ? null : concept);
  }

  void take(Binding binding) {
    put(bindings, binding.key(), binding.isDropped() ? null : binding);
  }

  void take(Episode memory) {
    put(memories, memory.key(), memory.status() == EpisodeStatus.FORGOTTEN ? null : memory);
  }

  void take(ForgetReceipt receipt) {
    receipts.add(receipt.command());
    if (ProofLog.SPACES.stream().map(ProofLog::lastCommand).allMatch(receipts::contains)) {
      end.complete(null);
    }
  }

  /** A pin of what is not there is refused; nothing else of a log is. */
  void take(Rejection rejection) {
    if (!rejection.message().startsWith("target.episode: there is no episode")) {
      IllegalStateException refused = new IllegalStateException("refused: " + rejection.message());
      middle.completeExceptionally(refused);
      end.completeExceptionally(refused);
    }
  }

  private static <V> void put(Map<String, V> topic, String key, V value) {
    if (value == null) {
      topic.remove(key);
    } else {
      topic.put(key, value);
    }
  }

  /** What is on the topics of concepts and bindings, by key. */
  TopicContents topics() {
    return new TopicContents(
        new TreeMap<>(concepts), new TreeMap<>(bindings), new TreeMap<>(memories));
  }
}
