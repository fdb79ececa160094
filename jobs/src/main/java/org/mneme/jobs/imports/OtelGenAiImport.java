package org.mneme.jobs.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mneme.model.EpisodeEvent;

/**
 * Traces of agents, in OTLP's JSON with the semantic conventions for generative AI (OpenTelemetry,
 * semantic conventions 1.41, {@code gen_ai.*}), read as episodes: the outermost {@code
 * invoke_agent} or {@code invoke_workflow} span is one, each {@code execute_tool} span below it a
 * step. Tools that are below no agent are an episode of their trace.
 *
 * <p>A span may stand before or after the one that it is in, so a file's agents and tools are held
 * in memory, and of all other spans where they hang and what the user said in them.
 */
public final class OtelGenAiImport {

  private static final Comparator<OtelSpan> BY_START =
      Comparator.comparingLong(OtelSpan::startMillis).thenComparing(OtelSpan::span);

  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, OtelSpan> agents = new HashMap<>();
  private final List<OtelSpan> tools = new ArrayList<>();
  private final List<OtelSpan> talks = new ArrayList<>();

  private OtelGenAiImport() {}

  /**
   * The events of a file: an episode's start, its steps, its completion, then the next episode, by
   * their starts.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws ChatFormatException at what is not in the format
   */
  public static Stream<EpisodeEvent> read(Path file, ImportParameters parameters) {
    OtelGenAiImport traces = new OtelGenAiImport();
    OtelReader.read(file, traces::add);
    return traces.episodes().stream().flatMap(episode -> episode.events(parameters).stream());
  }

  private void add(OtelSpan span) {
    if (span.parent() != null) {
      parents.put(key(span.trace(), span.span()), key(span.trace(), span.parent()));
    }
    if (span.isAgent()) {
      agents.put(key(span.trace(), span.span()), span);
    } else if (span.isTool()) {
      tools.add(span);
    } else if (OtelEpisode.said(span) != null) {
      talks.add(span);
    }
  }

  private List<OtelEpisode> episodes() {
    Map<String, OtelEpisode> episodes = new TreeMap<>();
    for (OtelSpan agent : agents.values()) {
      if (agent.equals(outermost(agent))) {
        episodes.put(key(agent.trace(), agent.span()), new OtelEpisode(agent.trace(), agent));
      }
    }
    tools.sort(BY_START);
    talks.sort(BY_START);
    Set<String> seen = new HashSet<>();
    for (OtelSpan tool : tools) {
      // A collector may have written a span twice.
      if (seen.add(key(tool.trace(), tool.span()))) {
        OtelSpan agent = outermost(tool);
        String episode = agent == null ? tool.trace() : key(agent.trace(), agent.span());
        episodes
            .computeIfAbsent(episode, trace -> new OtelEpisode(tool.trace(), null))
            .tools()
            .add(tool);
      }
    }
    for (OtelSpan talk : talks) {
      OtelSpan agent = outermost(talk);
      OtelEpisode episode =
          episodes.get(agent == null ? talk.trace() : key(agent.trace(), agent.span()));
      if (episode != null) {
        episode.talks().add(talk);
      }
    }
    List<OtelEpisode> ordered = new ArrayList<>(episodes.values());
    ordered.sort(Comparator.comparingLong(OtelEpisode::startMillis).thenComparing(OtelEpisode::id));
    return ordered;
  }

  /** The agent farthest up, the span itself included, or null. */
  private OtelSpan outermost(OtelSpan span) {
    OtelSpan found = null;
    Set<String> seen = new HashSet<>();
    String at = key(span.trace(), span.span());
    while (at != null && seen.add(at)) {
      found = agents.getOrDefault(at, found);
      at = parents.get(at);
    }
    return found;
  }

  private static String key(String trace, String span) {
    return trace + '-' + span;
  }
}
