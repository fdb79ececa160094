package org.mneme.concepts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.model.SubjectHash;
import org.mneme.model.TargetKind;

/**
 * The managed state of concept formation.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: by episode id {@code candidates} (what a window chooses
 * by, about 150 bytes) and {@code candidate-contents} (vector, terms and tools, read a chunk at a
 * time, so that a window of any size fits in memory); {@code forget-orders} by command id, until
 * their window closes; {@code ledger} by {@link SubjectHash}, for ever: when it was forgotten last;
 * {@code window-timer}.
 */
final class CandidateState {

  private final MapState<String, ConceptCandidate> candidates;
  private final MapState<String, CandidateContent> contents;
  private final MapState<String, ForgetOrder> orders;
  private final MapState<String, Long> ledger;
  private final ValueState<Long> windowTimer;

  CandidateState(RuntimeContext context) {
    candidates = map(context, "candidates", Types.POJO(ConceptCandidate.class));
    contents = map(context, "candidate-contents", Types.POJO(CandidateContent.class));
    orders = map(context, "forget-orders", Types.POJO(ForgetOrder.class));
    ledger = map(context, "ledger", Types.LONG);
    windowTimer = context.getState(new ValueStateDescriptor<>("window-timer", Types.LONG));
  }

  boolean holds(String episode) throws Exception {
    return candidates.contains(episode);
  }

  void add(ConceptCandidate candidate, CandidateContent content) throws Exception {
    candidates.put(candidate.episode(), candidate);
    contents.put(candidate.episode(), content);
  }

  /** All candidates, in no order. */
  List<ConceptCandidate> candidates() throws Exception {
    List<ConceptCandidate> all = new ArrayList<>();
    candidates.values().forEach(all::add);
    return all;
  }

  /** The contents of {@code chunk}, in its order. */
  List<CandidateContent> contents(List<ConceptCandidate> chunk) throws Exception {
    List<CandidateContent> found = new ArrayList<>(chunk.size());
    for (ConceptCandidate candidate : chunk) {
      found.add(contents.get(candidate.episode()));
    }
    return found;
  }

  void remove(List<String> episodes) throws Exception {
    for (String episode : episodes) {
      candidates.remove(episode);
      contents.remove(episode);
    }
  }

  void addOrder(String command, ForgetOrder order) throws Exception {
    orders.put(command, order);
  }

  /** Takes out the orders of windows that end at or before {@code end}, in no order. */
  List<ForgetOrder> takeOrders(long end) throws Exception {
    List<ForgetOrder> due = new ArrayList<>();
    List<String> commands = new ArrayList<>();
    for (Map.Entry<String, ForgetOrder> entry : orders.entries()) {
      if (entry.getValue().window() <= end) {
        due.add(entry.getValue());
        commands.add(entry.getKey());
      }
    }
    for (String command : commands) {
      orders.remove(command);
    }
    return due;
  }

  /** End of the first window that an order waits for; null when none does. */
  Long nextOrder() throws Exception {
    Long next = null;
    for (ForgetOrder order : orders.values()) {
      if (next == null || order.window() < next) {
        next = order.window();
      }
    }
    return next;
  }

  /** Remembers that the subject of {@code order} was forgotten. */
  void forget(ForgetOrder order) throws Exception {
    String subject = SubjectHash.of(order.targetKind(), order.target());
    Long known = ledger.get(subject);
    if (known == null || known < order.at()) {
      ledger.put(subject, order.at());
    }
  }

  /** Whether {@code candidate} is of a subject that was forgotten after it started. */
  boolean isForgotten(String space, ConceptCandidate candidate) throws Exception {
    return isForgotten(TargetKind.EPISODE, candidate.episode(), candidate)
        || isForgotten(TargetKind.AGENT, candidate.agent(), candidate)
        || isForgotten(TargetKind.USER, candidate.user(), candidate)
        || isForgotten(TargetKind.SPACE, space, candidate);
  }

  private boolean isForgotten(TargetKind kind, String target, ConceptCandidate candidate)
      throws Exception {
    Long at = target == null ? null : ledger.get(SubjectHash.of(kind, target));
    return at != null && candidate.startedAt() < at;
  }

  /** Time of the one pending window timer, or null when there is none. */
  Long windowTimer() throws Exception {
    return windowTimer.value();
  }

  void windowTimer(Long time) throws Exception {
    windowTimer.update(time);
  }

  private static <V> MapState<String, V> map(
      RuntimeContext context, String name, TypeInformation<V> value) {
    return context.getMapState(new MapStateDescriptor<>(name, Types.STRING, value));
  }
}
