package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PackedVector;
import org.mneme.model.QueryError;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.wire.JsonCodec;

class CommandsITCase {

  private static final String STARTED =
      "{\"type\":\"started\",\"space\":\"s\",\"episode\":\"e1\",\"at\":1,"
          + "\"task\":{\"description\":\"Book\"}}";
  private static final String QUERY = "{\"query\":\"q1\",\"space\":\"s\",\"text\":\"Book\"}";

  @TempDir private static Path data;

  private static EmbeddedKafka kafka;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(data, 0);
    create("");
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void sendsEachLineToItsTopicAndReportsWhatIsWrongByItsNumber() throws IOException {
    Path file = lines(STARTED, "", "not json", QUERY);

    CommandRun run = run("send", file.toString());

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).isEqualTo("sent 2: 1 to mneme.episodes, 1 to mneme.queries; refused 1\n");
    assertThat(run.err()).startsWith("line 3: malformed: ");
  }

  @Test
  void sendsEverythingUncheckedAndShowsItByteForByte() throws IOException {
    create("raw.");
    Path file = lines(STARTED, "not json");

    CommandRun sent = run("send", file.toString(), "--unchecked", "-Dmneme.topics.prefix=raw.");
    CommandRun shown =
        run(
            "tail",
            "episodes",
            "--from-beginning",
            "--raw",
            "--count",
            "2",
            "-Dmneme.topics.prefix=raw.");

    assertThat(sent.exitCode()).isZero();
    assertThat(shown.out().lines()).containsExactlyInAnyOrder(STARTED, "not json");
  }

  @Test
  void reportsALineThatKafkaRefuses() throws IOException {
    Path file = lines("{\"junk\":\"" + "x".repeat(12_000_000) + "\"}");

    CommandRun run = run("send", file.toString(), "--unchecked");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).startsWith("line 1: Kafka refused it: ");
  }

  @Test
  void createsDescribesAndChecksTopics() {
    String prefix = "-Dmneme.topics.prefix=made.";
    int all = Topic.values().length;

    assertThat(run("topics", "check", prefix).exitCode()).isEqualTo(78);
    assertThat(run("topics", "describe", prefix).out())
        .contains("made.episodes")
        .contains("missing");
    assertThat(run("topics", "create", prefix).out())
        .contains(all + " created, 0 were there already");
    assertThat(run("topics", "create", prefix).out())
        .contains("0 created, " + all + " were there already");
    assertThat(run("topics", "check", prefix).exitCode()).isZero();
    assertThat(run("topics", prefix).out()).contains("made.commands").contains("for ever");
  }

  @Test
  void namesATopicThatDoesNotExist() throws IOException {
    CommandRun run = run("send", lines(QUERY).toString(), "-Dmneme.topics.prefix=none.");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err())
        .contains("topic none.queries does not exist at " + kafka.bootstrap())
        .contains("bin/mneme topics create");
  }

  @Test
  void asksAndPrintsTheAnswer() {
    create("answered.");
    CompletableFuture<RecallQuery> asked =
        answer("answered.", query -> StandInJob.result(query, List.of(hit("e9")), null));

    CommandRun run = run("recall", "--space", "s", "a text", "-Dmneme.topics.prefix=answered.");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("e9").contains("0.500").contains("1 hit in ");
    assertThat(asked.join().text()).isEqualTo("a text");
  }

  @Test
  void printsTheAnswerAsJsonForAProgram() throws IOException {
    create("json.");
    CompletableFuture<RecallQuery> asked =
        answer("json.", query -> StandInJob.result(query, List.of(hit("e9")), null));

    CommandRun run = run("recall", "--space", "s", "x", "--json", "-Dmneme.topics.prefix=json.");

    RecallResult result =
        new JsonCodec().decodeResult(run.out().strip().getBytes(StandardCharsets.UTF_8));
    assertThat(result.query()).isEqualTo(asked.join().query());
    assertThat(result.hits()).extracting(Hit::id).containsExactly("e9");
  }

  @Test
  void listsTheConceptsOfASpace() {
    create("concepts.");
    Hit concept = ConceptsViewTest.concept("c2", "flight (search)", 12, 0);
    CompletableFuture<RecallQuery> asked =
        answer("concepts.", query -> StandInJob.result(query, List.of(concept), null));

    CommandRun run = run("concepts", "--space", "s", "-Dmneme.topics.prefix=concepts.");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("flight (search)").contains("1 concept");
    assertThat(asked.join().mode()).isEqualTo(RecallMode.LIST);
    assertThat(asked.join().kinds()).containsExactly(HitKind.CONCEPT);
    assertThat(asked.join().k()).isEqualTo(1_000);
  }

  @Test
  void asksWhatComesOfAState() throws IOException {
    create("predicted.");
    CompletableFuture<RecallQuery> asked =
        answer(
            "predicted.",
            query ->
                StandInJob.result(query, List.of(), null)
                    .with(List.of(), PredictionViewTest.PREDICTION, null));
    Path state = Files.writeString(folder.resolve("state"), "[0.5, -1]");

    CommandRun run =
        run(
            "predict",
            "--space",
            "s",
            "--state",
            "@" + state,
            "--agent",
            "arm",
            "--explain",
            "-Dmneme.topics.prefix=predicted.");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("grasp  0.750  1.000").contains("\"usedExperiences\":[\"e0#3\"");
    assertThat(asked.join().mode()).isEqualTo(RecallMode.PREDICT);
    assertThat(PackedVector.unpack(asked.join().state())).containsExactly(0.5f, -1);
    assertThat(asked.join().filter().agent()).isEqualTo("arm");
    assertThat(asked.join().kinds()).containsExactly(HitKind.EXPERIENCE);
  }

  @Test
  void endsWithTheErrorThatTheJobAnswers() {
    create("error.");
    CompletableFuture<RecallQuery> asked =
        answer(
            "error.",
            query ->
                StandInJob.result(
                    query, List.of(), new QueryError("unsupported", "not in this version")));

    CommandRun run = run("recall", "--space", "s", "x", "-Dmneme.topics.prefix=error.");

    assertThat(asked.join().space()).isEqualTo("s");
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).isEqualTo("mneme: unsupported: not in this version\n");
  }

  @Test
  void saysThatNoAnswerCame() {
    CommandRun run = run("recall", "--space", "s", "x", "--timeout", "0.2");

    assertThat(run.exitCode()).isEqualTo(75);
    assertThat(run.err()).contains("no answer within 0.2 s").contains("bin/mneme up");
  }

  private static CompletableFuture<RecallQuery> answer(
      String prefix, Function<RecallQuery, RecallResult> answer) {
    return StandInJob.answer(configuration(prefix), prefix, answer);
  }

  private static Hit hit(String id) {
    return new Hit(HitKind.CONCEPT, id, 0.5, 0.5, Map.of("similarity", 0.5), List.of(), null);
  }

  private Path lines(String... lines) throws IOException {
    return Files.write(folder.resolve("records.jsonl"), Arrays.asList(lines));
  }

  private static CommandRun run(String... args) {
    return CommandRun.of(
        Stream.concat(Arrays.stream(args), Stream.of("--bootstrap", kafka.bootstrap()))
            .toArray(String[]::new));
  }

  private static void create(String prefix) {
    Configuration configuration = configuration(prefix);
    try (Topics topics = Topics.connect(KafkaOptions.parameters(configuration))) {
      topics.create(TopicOptions.specs(configuration));
    }
  }

  private static Configuration configuration(String prefix) {
    Configuration configuration = new Configuration();
    configuration.set(KafkaOptions.BOOTSTRAP, kafka.bootstrap());
    if (!prefix.isEmpty()) {
      configuration.set(TopicOptions.PREFIX, prefix);
    }
    return configuration;
  }
}
