package org.mneme.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.RunningJob.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.snapshot.SnapshotExport;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.wire.JsonCodec;

/**
 * The erase proof: what was forgotten is in no answer, in no compacted topic and in no byte of
 * state, also after an older savepoint was restored and the topics were read again.
 */
class ErasureITCase {

  private static final String SPACE = "support";

  /** All that only the subject's records say. */
  private static final List<String> TRACES = List.of("hypatia", "hyp-", "zanzibar");

  private static final int STORED = 8;

  /** Windows of a second; no episode without a tool is worth keeping; closed ids for a second. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "mneme.memory.window", "1 s",
          "mneme.concepts.window", "1 s",
          "mneme.episodes.remember-closed", "1 s",
          "mneme.memory.salience-threshold", "0.1");

  @TempDir static Path folder;
  private static LocalStack stack;

  private final Random random = new Random(3);
  private final List<byte[]> vectors = new ArrayList<>();
  private final List<byte[]> states = new ArrayList<>();
  private RunningJob job;
  private int sent;
  private int asked;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(folder);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void leavesNoTraceOfAUserInAnyAnswerTopicOrState() throws Exception {
    try (RunningJob running = stack.run("erasure.", OPTIONS)) {
      job = running;
      for (int i = 0; i < STORED; i++) {
        episode("hypatia", "hyp-" + i, "ours", 3);
        episode("bob", "bob-" + i, "ours", 3);
      }
      episode("hypatia", "hyp-dull", "ours", 0);
      episode("hypatia", "hyp-strange", "theirs", 3);
      for (ConsumerRecord<byte[], byte[]> record : job.read(Topic.MEMORIES, sent)) {
        Episode memory = new JsonCodec().decodeMemory(record.value());
        if (memory.status() == EpisodeStatus.STORED && memory.user().equals("hypatia")) {
          vectors.add(memory.embedding().f32());
        }
      }
      assertThat(vectors).hasSize(STORED);
      job.read(Topic.CONCEPTS, 1);
      job.read(Topic.BINDINGS, 3);
      job.readUntil(Topic.PATTERNS, record -> text(record.value()).contains("hyp-ferry"));
      Path older = job.savepoint();
      assertThat(tracesIn(bytes(older)))
          .hasSize(TRACES.size() + vectors.size() + states.size())
          .contains("a state");
      assertThat(answers()).anyMatch(answer -> !tracesIn(answer).isEmpty());
      episode("hypatia", "hyp-later", "ours", 3);
      job.read(Topic.MEMORIES, 1);

      command("forget-one", "user", "hypatia", false);
      String receipt = receipt("forget-one");

      assertThat(receipt).contains("\"episodes\":" + (STORED + 1));
      assertNoTrace();

      job.startFrom(older);
      receipt("forget-one");
      assertNoTrace();
    }
  }

  private void assertNoTrace() throws Exception {
    // Once its receipt is there, time has passed beyond all that waited for its window.
    for (int i = 0; i < 3; i++) {
      String id = "now-" + asked++;
      command(id, "space", SPACE, true);
      receipt(id);
    }
    for (byte[] answer : answers()) {
      assertThat(tracesIn(answer)).as(text(answer)).isEmpty();
    }
    for (Topic topic : List.of(Topic.MEMORIES, Topic.CONCEPTS, Topic.BINDINGS, Topic.PATTERNS)) {
      for (ConsumerRecord<byte[], byte[]> record : job.folded(topic)) {
        assertThat(tracesIn(record.key())).as("%s of %s", text(record.key()), topic).isEmpty();
        assertThat(tracesIn(record.value())).as("%s on %s", text(record.key()), topic).isEmpty();
      }
    }
    Path savepoint = job.savepoint();
    assertThat(tracesIn(bytes(savepoint))).isEmpty();
    assertThat(SnapshotExport.read(savepoint, folder, SPACE))
        .noneMatch(line -> TRACES.stream().anyMatch(line::contains))
        .anyMatch(line -> line.startsWith("episode \"bob-"))
        .anyMatch(line -> line.startsWith("ledger "));
  }

  private void episode(String user, String id, String model, int steps) throws Exception {
    byte[] vector = vector();
    boolean isHers = user.equals("hypatia");
    Instant at = Instant.now();
    String head = "\"space\":\"" + SPACE + "\",\"episode\":\"" + id + "\",\"at\":\"" + at + '"';
    String key = SPACE + '/' + id;
    job.send(
        Topic.EPISODES,
        key,
        ("{\"type\":\"started\",%s,\"task\":{\"description\":\"Book a flight to %s\",\"domain\":\"%s\"},"
                + "\"user\":\"%s\",\"agent\":\"agent-1\",\"session\":\"of-%s\","
                + "\"embedding\":{\"model\":\"%s\",\"f32\":\"%s\"}}")
            .formatted(
                head,
                (isHers ? "Zanzibar zanzibar " : "Seattle ") + id,
                isHers && id.hashCode() % 2 == 0 ? "hyp-trips" : "trips",
                user,
                user,
                model,
                Base64.getEncoder().encodeToString(vector)));
    for (int step = 1; step <= steps; step++) {
      byte[] state = vector();
      if (isHers && model.equals("ours")) {
        states.add(state);
      }
      job.send(
          Topic.STEPS,
          key,
          "{\"type\":\"step\",%s,\"step\":%d,\"tool\":\"%s\",\"state\":%s}"
              .formatted(
                  head, step, isHers && step == 2 ? "hyp-ferry" : "tool-" + step, numbers(state)));
    }
    job.send(
        Topic.EPISODES,
        key,
        "{\"type\":\"completed\",%s,\"steps\":%d,\"outcome\":{\"verdict\":\"success\"}}"
            .formatted(head, steps));
    sent++;
  }

  /** One of a group that is dense enough to be a concept. */
  private byte[] vector() {
    ByteBuffer packed = ByteBuffer.allocate(4 * 8).order(ByteOrder.LITTLE_ENDIAN);
    double[] components = new double[8];
    double square = 0;
    for (int i = 0; i < components.length; i++) {
      components[i] = 1 + 0.2 * random.nextGaussian();
      square += components[i] * components[i];
    }
    for (double component : components) {
      packed.putFloat((float) (component / Math.sqrt(square)));
    }
    return packed.array();
  }

  private static String numbers(byte[] packed) {
    StringBuilder numbers = new StringBuilder("[");
    ByteBuffer floats = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    while (floats.hasRemaining()) {
      numbers.append(floats.getFloat()).append(floats.hasRemaining() ? ',' : ']');
    }
    return numbers.toString();
  }

  private void command(String id, String kind, String target, boolean isDryRun) throws Exception {
    job.send(
        Topic.COMMANDS,
        SPACE + "/x",
        "{\"type\":\"forget\",\"id\":\"%s\",\"space\":\"%s\",\"target\":{\"%s\":\"%s\"},\"dryRun\":%s,\"at\":\"%s\"}"
            .formatted(id, SPACE, kind, target, isDryRun, Instant.now()));
  }

  private String receipt(String id) {
    List<ConsumerRecord<byte[], byte[]>> read =
        job.readUntil(Topic.RESULTS, record -> text(record.key()).equals(id));
    return text(read.get(read.size() - 1).value());
  }

  /** Answers to all that may be asked, as bytes. */
  private List<byte[]> answers() throws Exception {
    String vector = Base64.getEncoder().encodeToString(vector());
    String embedding = "\"embedding\":{\"model\":\"ours\",\"f32\":\"" + vector + "\"}";
    List<byte[]> answers = new ArrayList<>();
    for (String asks :
        List.of(
            embedding + ",\"k\":100,\"explain\":true",
            embedding + ",\"k\":100,\"filter\":{\"user\":\"hypatia\"}",
            embedding + ",\"k\":100,\"mode\":\"similar\",\"exact\":true",
            embedding + ",\"k\":100,\"kinds\":[\"concept\",\"episode\"]",
            embedding + ",\"k\":100,\"text\":\"a flight to zanzibar\"",
            embedding + ",\"k\":100,\"kinds\":[\"pattern\"]",
            "\"mode\":\"predict\",\"explain\":true,\"state\":" + numbers(vector()),
            "\"mode\":\"list\",\"k\":100",
            "\"mode\":\"list\",\"kinds\":[\"concept\"],\"k\":100",
            "\"mode\":\"get\",\"ids\":[\"hyp-0\",\"hyp-dull\",\"hyp-strange\"]",
            "\"mode\":\"stats\"",
            "\"mode\":\"complete\"," + embedding)) {
      String id = "query-" + asked++;
      job.send(
          Topic.QUERIES,
          SPACE + '/' + id,
          "{\"query\":\"" + id + "\",\"space\":\"" + SPACE + "\"," + asks + '}');
      List<ConsumerRecord<byte[], byte[]>> read =
          job.readUntil(Topic.RESULTS, record -> text(record.key()).equals(id));
      answers.add(read.get(read.size() - 1).value());
    }
    return answers;
  }

  /** What of the subject {@code bytes} hold: words, and vectors as they are and as text. */
  private List<String> tracesIn(byte[] bytes) {
    List<String> found = new ArrayList<>();
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String trace : TRACES) {
      if (latin.contains(trace)) {
        found.add(trace);
      }
    }
    vectors.stream().filter(vector -> isIn(latin, vector)).forEach(v -> found.add("a vector"));
    states.stream().filter(state -> isIn(latin, state)).forEach(v -> found.add("a state"));
    return found;
  }

  private static boolean isIn(String latin, byte[] packed) {
    return latin.contains(new String(packed, StandardCharsets.ISO_8859_1))
        || latin.contains(Base64.getEncoder().encodeToString(packed));
  }

  /** All bytes of a savepoint; in canonical format nothing in it is compressed. */
  private static byte[] bytes(Path savepoint) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(savepoint)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.write(Files.readAllBytes(file));
      }
    }
    return all.toByteArray();
  }
}
