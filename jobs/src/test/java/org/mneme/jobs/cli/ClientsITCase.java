package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.client.Answer;
import org.mneme.client.Episode;
import org.mneme.client.Hit;
import org.mneme.client.Memory;
import org.mneme.client.Outcome;
import org.mneme.client.Query;
import org.mneme.client.Step;
import org.mneme.client.Target;
import org.mneme.client.topics.KafkaTransport;
import org.mneme.client.topics.TopicNames;
import org.mneme.client.transport.ProblemException;
import org.mneme.client.transport.Transport;
import org.mneme.gateway.Gateway;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;
import org.mneme.jobs.kafka.KafkaOptions;

/** The clients, and what README shows of them as it is written there, on a running stack. */
class ClientsITCase {

  private static final Path ROOT = Path.of(System.getProperty("mneme.root"));
  private static final Path PYTHON_CLIENT = ROOT.resolve("clients/python");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static LocalStack stack;
  private static RunningJob job;
  private static Gateway gateway;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(folder);
    job = stack.run("mneme.", Map.of("mneme.memory.window", "1 s"));
    Configuration configuration = job.config();
    configuration.set(GatewayOptions.PORT, 0);
    configuration.set(GatewayOptions.RATE_LIMIT, 1_000_000);
    configuration.setString(GatewayOptions.RECALL_DEADLINE.key(), "60 s");
    configuration.setString(GatewayOptions.WAIT_DEADLINE.key(), "60 s");
    gateway = GatewayStart.start(configuration);
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
    job.close();
    stack.close();
  }

  @Test
  void thePythonClientPassesItsOwnTests() throws Exception {
    assumePython();
    String said = run("python3", "-m", "unittest", "discover", "-v", "-t", ".", "-s", "tests");
    // What is skipped, for want of an optional library, is not hidden.
    said.lines().filter(line -> line.matches(".*skipped.*|Ran .*")).forEach(System.out::println);
    assertThat(said)
        .containsPattern("test_remembers_and_recalls .*ok")
        .containsPattern("test_tries_again_with_the_same_key .*ok");
  }

  @Test
  void curlRemembersAndRecallsAsReadmeSays() throws Exception {
    assumeTrue(
        succeeds("sh", "-c", "curl --help all | grep -q -e --json"),
        "curl 7.82 or newer is not installed");
    assertThat(run("bash", "-euc", block("bash", "curl --json")))
        .contains("\"searchable\":true")
        .contains("Book a flight to Seattle");
  }

  @Test
  void pythonRemembersAndRecallsAsReadmeSays() throws Exception {
    assumePython();
    assertThat(run("python3", "-c", block("python", "import Memory")))
        .contains("Book a flight to Seattle");
  }

  @Test
  void javaRemembersAndRecallsAsReadmeSays() throws Exception {
    Path program = folder.resolve("Trip.java");
    Files.writeString(program, block("java", "class Trip"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("surefire.test.class.path");
    assertThat(run(java, "-cp", classPath, program.toString()))
        .contains("Book a flight to Seattle");
  }

  @Test
  void theJavaClientSpeaksItsVerbsOverHttp() {
    try (Memory memory = Memory.http(gateway.address().toString(), "java-http")) {
      speakAllVerbs(memory);
      assertThatThrownBy(() -> memory.recall(Query.text("flight").k(0)).join())
          .cause()
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.field()).isEqualTo("k"));
    }
  }

  @Test
  void theJavaClientSpeaksItsVerbsOverTheTopics() {
    Properties client = KafkaOptions.parameters(job.config()).clientProperties();
    Transport transport = KafkaTransport.connect(client, TopicNames.of("mneme."));
    try (Memory memory = Memory.over(transport, "java-kafka")) {
      speakAllVerbs(memory);
      assertThatThrownBy(() -> memory.recall(Query.text("flight").k(0)).join())
          .cause()
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.status()).isEqualTo(422));
    }
  }

  private static void speakAllVerbs(Memory memory) {
    Episode trip =
        memory.episode("Book a flight to Seattle").domain("airline").agent("agent-7").start();
    try (trip) {
      trip.step(Step.of("search").parameters(Map.of("to", "SEA")).observation("Three flights."));
      IntStream.range(0, 200).forEach(i -> trip.step(Step.of("look").state(1, i)));
      trip.step(Step.of("book").error("no seat"));
      trip.complete(Outcome.partial(0.5));
    }
    Answer answer = memory.recall(Query.text("cheap flight").after(trip).explain()).join();
    Hit hit = answer.hits().get(0);
    assertThat(hit.id()).isEqualTo(trip.id());
    assertThat(hit.json().at("/digest/steps").asInt()).isEqualTo(202);
    assertThat(hit.json().at("/digest/verdict").asText()).isEqualTo("partial");
    assertThat(memory.whatWorked("flight").join().hits()).isEmpty();
    assertThat(memory.predict(1, 7).join().json().at("/predicted/tools/0/tool").asText())
        .isEqualTo("look");
    assertThat(memory.get("no-such-episode").join()).isEmpty();
    assertThat(memory.concepts().join()).isEmpty();
    assertThat(memory.patterns().join()).isEmpty();
    assertThat(memory.stats().join().at("/counts/episode").asInt()).isEqualTo(1);
    memory.feedback(answer.query(), List.of(trip.id()), List.of()).join();
    memory.pin(trip.id()).join();
    memory.unpin(trip.id()).join();
    memory.configure(5_000).join();
    memory.reembed().join();
    Target target = Target.episode(trip.id());
    assertThat(memory.countForgotten(target).join())
        .hasValueSatisfying(receipt -> assertThat(receipt.get("episodes").asInt()).isEqualTo(1));
    // The receipt comes when the window has closed, in which the orders before it hold too.
    assertThat(memory.forgetAndWait(target).join()).isPresent();
    assertThat(memory.stats().join().get("maxEpisodes").asInt()).isEqualTo(5_000);
    assertThat(memory.get(trip.id()).join()).isEmpty();
  }

  private static String block(String language, String mark) {
    return ReadmeBlocks.read()
        .block(language, mark)
        .replace("http://127.0.0.1:7070", gateway.address().toString());
  }

  private static void assumePython() throws Exception {
    assumeTrue(
        succeeds("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"),
        "python3, 3.9 or newer, is not installed");
  }

  private static boolean succeeds(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a command prints, once it has succeeded. */
  private static String run(String... command) throws Exception {
    Path out = folder.resolve("out-" + System.nanoTime());
    ProcessBuilder builder = new ProcessBuilder(List.of(command));
    builder.directory(PYTHON_CLIENT.toFile());
    builder.environment().put("MNEME_URL", gateway.address().toString());
    builder.environment().put("MNEME_KAFKA", stack.kafka().bootstrap());
    builder.environment().put("PYTHONPATH", PYTHON_CLIENT.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
