package org.mneme.episodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;

/** Runs {@link EpisodeAssembly} without Flink: stores, timers and a watermark for every episode. */
final class AssemblyLine {

  private final Map<String, InMemoryAssemblyStore> stores = new TreeMap<>();
  private final Map<String, Long> timers = new TreeMap<>();
  private final List<Episode> episodes = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private final List<Integer> missing = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<ExperienceWrite> experiences = new ArrayList<>();
  private final List<EpisodeEvent> accepted = new ArrayList<>();
  private final List<EpisodeEvent> repeated = new ArrayList<>();
  private final EpisodeAssembly assembly;
  private long watermark = Long.MIN_VALUE;

  AssemblyLine(AssemblyParameters parameters) {
    assembly = new EpisodeAssembly(parameters, EpisodeRecords.EPISODES);
  }

  AssemblyLine take(EpisodeEvent... events) {
    return take(Arrays.asList(events));
  }

  AssemblyLine take(List<EpisodeEvent> events) {
    for (EpisodeEvent event : events) {
      assembly.take(event, watermark, store(event.key()), new Recorder(event.key()));
    }
    return this;
  }

  /** Moves event time on and fires what is due, in the order of time. */
  AssemblyLine watermark(long newWatermark) {
    watermark = newWatermark;
    while (true) {
      var next =
          timers.entrySet().stream()
              .filter(timer -> timer.getValue() <= newWatermark)
              .min(Map.Entry.comparingByValue());
      if (next.isEmpty()) {
        return this;
      }
      String key = next.get().getKey();
      long timestamp = timers.remove(key);
      assembly.wake(timestamp, watermark, store(key), new Recorder(key));
    }
  }

  InMemoryAssemblyStore store(String key) {
    return stores.computeIfAbsent(key, k -> new InMemoryAssemblyStore());
  }

  Map<String, Long> timers() {
    return timers;
  }

  List<Episode> episodes() {
    return episodes;
  }

  List<Origin> origins() {
    return origins;
  }

  List<Integer> missing() {
    return missing;
  }

  List<Rejection> rejections() {
    return rejections;
  }

  List<EpisodeEvent> accepted() {
    return accepted;
  }

  List<EpisodeEvent> repeated() {
    return repeated;
  }

  List<ExperienceWrite> experiences() {
    return experiences;
  }

  boolean isEmpty() {
    return timers.isEmpty() && stores.values().stream().allMatch(InMemoryAssemblyStore::isEmpty);
  }

  private final class Recorder implements AssemblyListener {

    private final String key;

    private Recorder(String key) {
      this.key = key;
    }

    @Override
    public void accepted(EpisodeEvent event) {
      accepted.add(event);
    }

    @Override
    public void experienced(ExperienceWrite experience) {
      experiences.add(experience);
    }

    @Override
    public void repeated(EpisodeEvent event) {
      repeated.add(event);
    }

    @Override
    public void rejected(Rejection rejection) {
      rejections.add(rejection);
    }

    @Override
    public void closed(Episode episode, Origin origin, Origin vectorOrigin, int missingSteps) {
      episodes.add(episode);
      origins.add(origin);
      missing.add(missingSteps);
    }

    @Override
    public void timerMoved(long from, long to) {
      Long pending = timers.put(key, to);
      if (!Long.valueOf(from).equals(pending == null ? OpenEpisode.NO_TIMER : pending)) {
        throw new IllegalStateException(
            "timer of " + key + " is said to be at " + from + ", but is at " + pending);
      }
    }
  }
}
