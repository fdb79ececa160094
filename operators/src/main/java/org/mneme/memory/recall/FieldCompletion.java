package org.mneme.memory.recall;

import static org.mneme.memory.recall.Rounding.rounded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Completion;
import org.mneme.model.QueryFilter;
import org.mneme.model.Share;
import org.mneme.model.Verdict;

/** Says of each field that a filter leaves open which values the remembered episodes have. */
final class FieldCompletion {

  /** Tools stand in digests, which are read from state: of so many of the heaviest episodes. */
  private static final int MOST_DIGESTS = 50;

  private final MemoryState state;

  FieldCompletion(MemoryState state) {
    this.state = state;
  }

  /** The completion that follows from {@code members}, each once and by id. */
  Completion completed(
      QueryFilter filter,
      EpisodeIndex index,
      List<MemberWeight> members,
      byte[] vector,
      List<Share> concepts,
      double confidence)
      throws Exception {
    Shares domain = new Shares();
    Shares type = new Shares();
    Shares tags = new Shares();
    Shares verdict = new Shares();
    for (MemberWeight member : members) {
      var episode = index.episode(member.row());
      domain.add(episode.domain(), member.weight());
      type.add(episode.type(), member.weight());
      tags.add(new TreeSet<>(episode.tags()), member.weight());
      verdict.add(name(episode.verdict()), member.weight());
    }
    return new Completion(
        vector,
        filter.domain() == null ? domain.best(Set.of()) : List.of(),
        filter.type() == null ? type.best(Set.of()) : List.of(),
        tags.best(filter.tagsAll()),
        tools(members).best(Set.of()),
        filter.verdict() == null ? verdict.best(Set.of()) : List.of(),
        concepts,
        confidence);
  }

  private Shares tools(List<MemberWeight> members) throws Exception {
    Shares tools = new Shares();
    List<MemberWeight> heaviest =
        members.stream().sorted(MemberWeight.HEAVIEST_FIRST).limit(MOST_DIGESTS).toList();
    for (MemberWeight member : heaviest) {
      tools.add(new TreeSet<>(state.digest(member.row()).tools()), member.weight());
    }
    return tools;
  }

  private static String name(Verdict verdict) {
    return verdict == null ? null : verdict.name().toLowerCase(Locale.ROOT);
  }

  /** Values of one field by weight. */
  private static final class Shares {

    private static final Comparator<Share> LARGEST_FIRST =
        Comparator.comparingDouble(Share::share).reversed().thenComparing(Share::value);

    private final Map<String, Double> weights = new TreeMap<>();
    private double total;

    void add(String value, double weight) {
      add(value == null ? Set.of() : Set.of(value), weight);
    }

    void add(Set<String> values, double weight) {
      values.forEach(value -> weights.merge(value, weight, Double::sum));
      total += weight;
    }

    List<Share> best(Collection<String> known) {
      List<Share> shares = new ArrayList<>();
      weights.forEach(
          (value, weight) -> {
            if (weight > 0 && !known.contains(value)) {
              shares.add(new Share(value, rounded(weight / total)));
            }
          });
      shares.sort(LARGEST_FIRST);
      return List.copyOf(shares.subList(0, Math.min(Completion.MAXIMUM_VALUES, shares.size())));
    }
  }
}
