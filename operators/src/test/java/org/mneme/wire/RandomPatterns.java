package org.mneme.wire;

import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternDigest;
import org.mneme.model.PatternKind;
import org.mneme.model.Pitfall;
import org.mneme.model.Playbook;

/** Seeded patterns, and what answers show of them. */
class RandomPatterns extends RandomRecords {

  RandomPatterns(long seed) {
    super(seed);
  }

  PatternDigest patternDigest() {
    Pattern pattern = pattern();
    boolean hidesEpisode = pattern.change() != null && random.nextBoolean();
    return new PatternDigest(
        hidesEpisode
            ? pattern.showing(pattern.evidence(), pattern.change().withoutEpisode())
            : pattern,
        maybe(this::playbook));
  }

  private Playbook playbook() {
    return new Playbook(
        ids(),
        many(() -> new Pitfall(words(), ids(), random.nextDouble(), id())),
        random.nextDouble(),
        ids());
  }

  Pattern pattern() {
    return new Pattern(
        space(),
        id(),
        any(PatternKind.values()),
        random.nextBoolean() ? "" : words(),
        maybe(this::words),
        ids(),
        random.nextInt(1000),
        random.nextInt(1000),
        random.nextDouble(),
        3 * random.nextDouble(),
        random.nextInt(1000),
        random.nextInt(1000),
        random.nextDouble(),
        random.nextDouble(),
        time(),
        time(),
        ids(),
        maybe(this::change),
        false);
  }

  private PatternChange change() {
    return new PatternChange(
        random.nextBoolean() ? "value" : "latency",
        random.nextDouble(),
        random.nextDouble(),
        id(),
        time(),
        random.nextDouble());
  }
}
