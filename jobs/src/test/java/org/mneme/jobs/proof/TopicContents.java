package org.mneme.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;

/**
 * What a consumer of the compacted topics knows when it has folded their tombstones.
 *
 * @param concepts by key
 * @param bindings by key
 * @param memories by key
 */
record TopicContents(
    Map<String, Concept> concepts, Map<String, Binding> bindings, Map<String, Episode> memories) {

  private static final Pattern ITEM = Pattern.compile("(concept|binding|episode) \"(.*?)\".*");
  private static final Pattern BINDING =
      Pattern.compile("binding \"(.*?)\" \"(.*?)\" strength=(\\w+) at=(-?\\d+)");
  private static final Pattern CONCEPT =
      Pattern.compile(
          "concept \".*?\" .*bornAt=(\\d+) reinforcedAt=(\\d+) replays=(\\d+) coherence=(\\w+)"
              + " strength=(\\w+) members=(\\d+) fanOut=(\\d+) .*");

  /** Whether it is what {@code canonical}, the export of {@code space}, says. */
  void assertEqualState(String space, List<String> canonical) {
    Map<String, String> concepts = new TreeMap<>();
    Set<String> bindings = new TreeSet<>();
    Set<String> episodes = new TreeSet<>();
    for (String line : canonical) {
      Matcher item = ITEM.matcher(line);
      if (!item.matches()) {
        continue;
      }
      switch (item.group(1)) {
        case "concept" -> concepts.put(item.group(2), concept(line));
        case "binding" -> bindings.add(binding(line));
        default -> episodes.add(item.group(2));
      }
    }
    assertThat(conceptsOf(space)).isEqualTo(concepts);
    assertThat(bindingsOf(space)).isEqualTo(bindings);
    assertThat(storedOf(space)).isEqualTo(episodes);
    assertFanOutFollowsFromBindings(space);
  }

  private void assertFanOutFollowsFromBindings(String space) {
    for (Concept concept : concepts.values()) {
      if (concept.space().equals(space)) {
        assertThat(concept.fanOut())
            .as("fan-out of %s", concept.key())
            .isEqualTo(
                (int)
                    bindings.values().stream()
                        .filter(
                            binding ->
                                binding.space().equals(space)
                                    && binding.concept().equals(concept.id()))
                        .count());
      }
    }
  }

  private Map<String, String> conceptsOf(String space) {
    Map<String, String> found = new TreeMap<>();
    for (Concept concept : concepts.values()) {
      if (concept.space().equals(space)) {
        found.put(
            concept.id(),
            List.of(
                    concept.bornAt(),
                    concept.reinforcedAt(),
                    concept.replays(),
                    bits(concept.coherence()),
                    bits(concept.strength()),
                    concept.members(),
                    concept.fanOut())
                .toString());
      }
    }
    return found;
  }

  private static String concept(String line) {
    Matcher concept = CONCEPT.matcher(line);
    assertThat(concept.matches()).as(line).isTrue();
    return List.of(
            concept.group(1),
            concept.group(2),
            concept.group(3),
            concept.group(4),
            concept.group(5),
            concept.group(6),
            concept.group(7))
        .toString();
  }

  private Set<String> bindingsOf(String space) {
    Set<String> found = new TreeSet<>();
    for (Binding binding : bindings.values()) {
      if (binding.space().equals(space)) {
        found.add(
            String.join(
                " ",
                binding.episode(),
                binding.concept(),
                String.format("%08x", Float.floatToRawIntBits((float) binding.strength())),
                Long.toString(binding.at())));
      }
    }
    return found;
  }

  private static String binding(String line) {
    Matcher binding = BINDING.matcher(line);
    assertThat(binding.matches()).as(line).isTrue();
    return String.join(" ", binding.group(1), binding.group(2), binding.group(3), binding.group(4));
  }

  private Set<String> storedOf(String space) {
    return episodesOf(space, EpisodeStatus.STORED);
  }

  /** Ids of the episodes that are acknowledged as {@code status}. */
  Set<String> episodesOf(String space, EpisodeStatus status) {
    Set<String> found = new TreeSet<>();
    for (Episode episode : memories.values()) {
      if (episode.space().equals(space) && episode.status() == status) {
        found.add(episode.episode());
      }
    }
    return found;
  }

  private static String bits(double value) {
    return String.format("%016x", Double.doubleToRawLongBits(value));
  }
}
