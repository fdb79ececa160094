package org.mneme.episodes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Origin;

/**
 * The managed state of the episode that is the current key.
 *
 * <p><i>Keyed by</i>: space/episode. <i>State</i>: {@code open-episode} (counts, hashes, deadline:
 * about 70 bytes, rewritten by every step); {@code steps} by number (digests, written once); {@code
 * start} and {@code completion} as they came; {@code held-records} (steps before the start as they
 * came, for dead letters; those with a state, to be forwarded, in {@code held-experiences}); once
 * closed only {@code closed-episode}.
 *
 * <p>Steps are removed by number where the numbers are known: a RocksDB iterator goes on to the
 * next living entry, over all that the episodes closed before have left behind to be compacted.
 */
final class AssemblyState implements AssemblyStore {

  private final ValueState<OpenEpisode> open;
  private final MapState<Integer, HeldStep> steps;
  private final ValueState<EpisodeEvent> start;
  private final ValueState<EpisodeEvent> completion;
  private final ListState<Origin> held;
  private final ListState<EpisodeEvent> heldExperiences;
  private final ValueState<ClosedEpisode> closed;
  private final TypeSerializer<EpisodeEvent> events;
  private final TypeSerializer<Origin> origins;

  AssemblyState(RuntimeContext context) {
    open = value(context, "open-episode", OpenEpisode.class);
    steps =
        context.getMapState(
            new MapStateDescriptor<>("steps", Types.INT, Types.POJO(HeldStep.class)));
    start = value(context, "start", EpisodeEvent.class);
    completion = value(context, "completion", EpisodeEvent.class);
    held =
        context.getListState(new ListStateDescriptor<>("held-records", Types.POJO(Origin.class)));
    heldExperiences =
        context.getListState(
            new ListStateDescriptor<>("held-experiences", Types.POJO(EpisodeEvent.class)));
    closed = value(context, "closed-episode", ClosedEpisode.class);
    events = context.createSerializer(Types.POJO(EpisodeEvent.class));
    origins = context.createSerializer(Types.POJO(Origin.class));
  }

  @Override
  public EpisodeEvent copy(EpisodeEvent event) {
    return events.copy(event);
  }

  @Override
  public Origin copy(Origin origin) {
    return origins.copy(origin);
  }

  @Override
  public OpenEpisode open() {
    return read(open::value);
  }

  @Override
  public void open(OpenEpisode episode) {
    write(() -> open.update(episode));
  }

  @Override
  public EpisodeEvent start() {
    return read(start::value);
  }

  @Override
  public void start(EpisodeEvent event) {
    write(() -> start.update(event));
  }

  @Override
  public EpisodeEvent completion() {
    return read(completion::value);
  }

  @Override
  public void completion(EpisodeEvent event) {
    write(() -> completion.update(event));
  }

  @Override
  public HeldStep step(int number) {
    return read(() -> steps.get(number));
  }

  @Override
  public void step(HeldStep step) {
    write(() -> steps.put(step.digest().number(), step));
  }

  /** All in one batch, which takes less than as many writes. */
  @Override
  public void steps(List<HeldStep> several) {
    if (several.isEmpty()) {
      return;
    }
    Map<Integer, HeldStep> numbered = new LinkedHashMap<>();
    several.forEach(step -> numbered.put(step.digest().number(), step));
    write(() -> steps.putAll(numbered));
  }

  @Override
  public Iterable<HeldStep> steps() {
    return read(steps::values);
  }

  @Override
  public void hold(Origin origin) {
    write(() -> held.add(origin));
  }

  @Override
  public Iterable<Origin> held() {
    return read(held::get);
  }

  @Override
  public void holdExperience(EpisodeEvent step) {
    write(() -> heldExperiences.add(step));
  }

  @Override
  public Iterable<EpisodeEvent> heldExperiences() {
    return read(heldExperiences::get);
  }

  @Override
  public void release() {
    held.clear();
    heldExperiences.clear();
  }

  @Override
  public ClosedEpisode closed() {
    return read(closed::value);
  }

  @Override
  public void close(ClosedEpisode episode) {
    for (int number : episode.steps()) {
      write(() -> steps.remove(number));
    }
    clearAllButSteps();
    remember(episode);
  }

  @Override
  public void remember(ClosedEpisode episode) {
    write(() -> closed.update(episode));
  }

  @Override
  public void forget() {
    closed.clear();
  }

  @Override
  public void clear() {
    steps.clear();
    clearAllButSteps();
  }

  private void clearAllButSteps() {
    open.clear();
    start.clear();
    completion.clear();
    held.clear();
    heldExperiences.clear();
    closed.clear();
  }

  private static <T> ValueState<T> value(RuntimeContext context, String name, Class<T> type) {
    return context.getState(new ValueStateDescriptor<>(name, Types.POJO(type)));
  }

  private static <T> T read(Callable<T> access) {
    try {
      return access.call();
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot read the state of an episode", e);
    }
  }

  private static void write(ThrowingRunnable<Exception> access) {
    try {
      access.run();
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot write the state of an episode", e);
    }
  }
}
