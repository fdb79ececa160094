package org.mneme.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Complexity;
import org.mneme.model.Embedding;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Feedback;
import org.mneme.model.HitKind;
import org.mneme.model.LatencySummary;
import org.mneme.model.Outcome;
import org.mneme.model.PackedVector;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Seeded records that keep the contract; every optional part is there about half the time. */
class RandomRecords {

  private static final String[] LETTERS = {
    "a", "Z", "7", " ", "-", "/", "\"", "\\", "é", "ß", "水", "\uD83D\uDE00", "\u2028", "%", "{"
  };

  final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  EpisodeEvent event() {
    int type = random.nextInt(3);
    return new EpisodeEvent(
        space(),
        id(),
        time(),
        type == 0 ? new EpisodeStarted(task(), label(), label(), label(), embedding()) : null,
        type == 1 ? step() : null,
        type == 2
            ? new EpisodeCompleted(maybe(() -> random.nextInt(1001)), outcome(), embedding())
            : null,
        null);
  }

  RecallQuery query() {
    Embedding embedding = embedding();
    RecallMode mode = random.nextBoolean() ? RecallMode.RECALL : RecallMode.COMPLETE;
    return new RecallQuery(
        id(),
        space(),
        text(),
        embedding,
        1 + random.nextInt(1000),
        random.nextBoolean() ? 0 : random.nextDouble() * 2 - 1,
        kinds(),
        random.nextBoolean() ? QueryFilter.NONE : filter(),
        mode,
        ids(),
        maybe(this::id),
        maybe(() -> random.nextInt(4)),
        maybe(() -> 1L + random.nextInt(86_400_000)),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        maybe(this::id),
        maybe(this::time),
        vector(),
        maybe(this::id),
        null,
        embedding == null || mode == RecallMode.RECALL ? null : mask(embedding.dimension()));
  }

  private boolean[] mask(int dimension) {
    boolean[] mask = new boolean[dimension];
    Arrays.fill(mask, true);
    mask[random.nextInt(dimension)] = random.nextBoolean();
    return mask;
  }

  Feedback feedback() {
    List<String> helped = new ArrayList<>(ids());
    helped.add("helped");
    List<String> hurt = ids();
    hurt.removeAll(helped);
    return new Feedback(id(), space(), id(), helped, hurt, time(), null);
  }

  Command command() {
    CommandKind kind = any(CommandKind.values());
    String space = space();
    TargetKind target =
        switch (kind) {
          case FORGET -> any(TargetKind.values());
          case PIN -> TargetKind.EPISODE;
          default -> TargetKind.SPACE;
        };
    boolean isModelled =
        target == TargetKind.SPACE && kind != CommandKind.FORGET && random.nextBoolean();
    return new Command(
        id(),
        space,
        kind,
        target,
        target == TargetKind.SPACE ? space : id(),
        random.nextBoolean(),
        kind != CommandKind.PIN || random.nextBoolean(),
        isModelled ? id() : null,
        isModelled ? 2 + random.nextInt(4095) : null,
        kind == CommandKind.CONFIGURE ? 1 + random.nextInt(1_000_000) : null,
        time(),
        null);
  }

  LatencySummary summary() {
    return new LatencySummary(
        id(),
        time(),
        time(),
        count(),
        random.nextDouble() * 1e6,
        count(),
        count(),
        count(),
        count(),
        count());
  }

  Task task() {
    return new Task(
        words(),
        label(),
        label(),
        labels(),
        label(),
        label(),
        maybe(() -> any(Complexity.values())));
  }

  Outcome outcome() {
    return new Outcome(
        any(Verdict.values()), maybe(random::nextDouble), text(), labels(), labels(), labels());
  }

  private Step step() {
    return new Step(
        1 + random.nextInt(1000),
        id(),
        label(),
        random.nextBoolean() ? null : "{\"a\":[1,2.50,\"x y\"],\"b\":{\"c\":null}}",
        text(),
        any(StepStatus.values()),
        text(),
        maybe(this::count),
        maybe(this::count),
        vector(),
        vector(),
        vector(),
        vector(),
        ids(),
        ids());
  }

  private QueryFilter filter() {
    return new QueryFilter(
        label(),
        label(),
        labels(),
        labels(),
        label(),
        label(),
        label(),
        maybe(() -> any(Verdict.values())),
        maybe(random::nextDouble),
        maybe(this::time),
        maybe(this::time));
  }

  private Set<HitKind> kinds() {
    Set<HitKind> kinds = EnumSet.noneOf(HitKind.class);
    for (int i = random.nextInt(3); i > 0; i--) {
      kinds.add(any(HitKind.values()));
    }
    return kinds;
  }

  Embedding embedding() {
    byte[] vector = vector();
    return vector == null ? null : new Embedding(id(), vector);
  }

  byte[] vector() {
    if (random.nextBoolean()) {
      return null;
    }
    float[] vector = new float[2 + random.nextInt(random.nextInt(20) == 0 ? 4095 : 30)];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return PackedVector.pack(vector);
  }

  <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  String space() {
    return List.of("support", "A.b_c-9", "0", "x".repeat(128)).get(random.nextInt(4));
  }

  String id() {
    return letters(1 + random.nextInt(random.nextInt(10) == 0 ? 256 : 12));
  }

  List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      ids.add(id());
    }
    return ids;
  }

  String label() {
    return maybe(this::id);
  }

  List<String> labels() {
    return ids();
  }

  String text() {
    return maybe(this::words);
  }

  /** Words with line breaks and control characters, at times as long as a text may be. */
  String words() {
    String words = letters(random.nextInt(40)) + "\n\t\u0001";
    return random.nextInt(20) == 0 ? "x".repeat(10_000 - Texts.utf8Length(words)) + words : words;
  }

  /** Up to the Kafka timestamp; with milliseconds, and without. */
  long time() {
    long time = (long) (random.nextDouble() * Wire.KAFKA_TIME);
    return random.nextBoolean() ? time : time / 1000 * 1000;
  }

  long count() {
    return random.nextLong() & Limits.LARGEST_INTEGER;
  }

  /** Names with small numbers, in no order. */
  <T> Map<String, T> map(Supplier<T> value) {
    Map<String, T> map = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("part" + i, value.get());
    }
    return map;
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(any(LETTERS));
    }
    return letters.toString();
  }

  <T> List<T> many(Supplier<T> value) {
    List<T> many = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      many.add(value.get());
    }
    return many;
  }
}
