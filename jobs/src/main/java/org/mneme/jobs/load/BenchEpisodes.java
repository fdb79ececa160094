package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.mneme.jobs.load.Catalogue.Domain;
import org.mneme.jobs.load.Catalogue.Family;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Outcome;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;
import org.mneme.wire.Codec;

/**
 * Episodes of a fixed number of steps with the fleet's tasks and tools: a start, steps of some 250
 * bytes, a completion that counts them. One in five fails, one step in ten. Their ids are numbers.
 */
final class BenchEpisodes {

  private static final String SEEN =
      "3 entries found; the first one fits the request best and is available on the day asked for";

  private final Codec codec;
  private final int steps;
  private final IntFunction<String> spaces;
  private final long seed;
  private final List<Domain> domains = Catalogue.ofFleet().domains();

  /**
   * Episodes.
   *
   * @param steps of each
   * @param spaces space of an episode, by its number
   */
  BenchEpisodes(Codec codec, int steps, IntFunction<String> spaces, long seed) {
    this.codec = codec;
    this.steps = steps;
    this.spaces = spaces;
    this.seed = seed;
  }

  /** A record as it is written to Kafka. */
  record Encoded(String key, byte[] value) {}

  /** Records of an episode. */
  int recordsOfEach() {
    return steps + 2;
  }

  String space(int number) {
    return spaces.apply(number);
  }

  /** Number of the episode with this Kafka key, {@code space/number}. */
  static int number(String key) {
    return Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
  }

  /**
   * The records of an episode, in order.
   *
   * @param at event time of all of them, epoch milliseconds
   */
  List<Encoded> records(int number, long at) {
    SplittableRandom random = new SplittableRandom(seed + number);
    Domain domain = domains.get(random.nextInt(domains.size()));
    Family family = domain.families().get(random.nextInt(domain.families().size()));
    Slots slots = new Slots(random, Map.of(), List.of(family.slots(), domain.slots()));
    String says = slots.fill(family.says().get(random.nextInt(family.says().size())));
    List<Encoded> records = new ArrayList<>();
    Task task = new Task(says, family.name(), domain.domain(), family.tags(), null, null, null);
    EpisodeStarted started =
        new EpisodeStarted(
            task, domain.agents().get(random.nextInt(domain.agents().size())), null, null, null);
    records.add(encoded(event(number, at, started, null, null)));
    for (int step = 1; step <= steps; step++) {
      boolean fails = random.nextInt(10) == 0;
      String tool = family.steps().get(random.nextInt(family.steps().size())).tool();
      records.add(encoded(event(number, at, null, step(step, tool, fails), null)));
    }
    Outcome outcome =
        new Outcome(
            random.nextInt(5) == 0 ? Verdict.FAILURE : Verdict.SUCCESS,
            null,
            null,
            List.of(),
            List.of(),
            List.of());
    records.add(encoded(event(number, at, null, null, new EpisodeCompleted(steps, outcome, null))));
    return records;
  }

  private EpisodeEvent event(
      int number, long at, EpisodeStarted started, Step step, EpisodeCompleted completed) {
    return new EpisodeEvent(
        spaces.apply(number), Integer.toString(number), at, started, step, completed, null);
  }

  private Encoded encoded(EpisodeEvent event) {
    return new Encoded(event.key(), codec.encode(event));
  }

  private static Step step(int number, String tool, boolean fails) {
    return new Step(
        number,
        tool,
        "call",
        "{\"page\":" + number + ",\"limit\":20}",
        SEEN,
        fails ? StepStatus.ERROR : StepStatus.OK,
        fails ? "the service did not answer" : null,
        40L + number,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }
}
