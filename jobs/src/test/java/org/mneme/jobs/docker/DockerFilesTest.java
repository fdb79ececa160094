package org.mneme.jobs.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.config.ConfigLoader;
import org.mneme.jobs.config.OptionCatalog;
import org.mneme.jobs.kafka.TopicOptions;
import org.yaml.snakeyaml.Yaml;

/** The files of {@code docker/}, as far as they can be checked without an engine. */
class DockerFilesTest {

  private static final Path ROOT = Path.of(System.getProperty("mneme.root"));
  private static final Path DOCKER = ROOT.resolve("docker");

  private static final List<Class<?>> FLINK_OPTIONS =
      List.of(
          CheckpointingOptions.class,
          CoreOptions.class,
          HeartbeatManagerOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class,
          WebOptions.class);

  /** Keys that hold the name of a reporter, and those of the operator for Kubernetes. */
  private static final List<String> NOT_FLINKS_OWN =
      List.of("metrics.reporter.prom.", "metrics.reporters", "kubernetes.operator.");

  @Test
  void theJobsConfigurationNamesOnlyOptionsThatThereAre() throws IOException {
    Configuration shipped = load(DOCKER.resolve("conf/mneme.yaml"));
    Path ofKubernetes = Files.createTempFile("mneme", ".yaml");
    JsonNode map = documents(DOCKER.resolve("kubernetes/mneme.yaml")).get(0);
    Files.writeString(ofKubernetes, map.at("/data/mneme.yaml").asText());

    assertThat(shipped.get(TopicOptions.PREFIX)).isEqualTo("mneme.");
    assertThat(load(ofKubernetes).get(TopicOptions.REPLICATION)).isEqualTo(3);
    Files.delete(ofKubernetes);
  }

  @Test
  void flinksConfigurationNamesOnlyOptionsThatThereAre() throws IOException {
    TreeSet<String> keys = new TreeSet<>(load(DOCKER.resolve("conf/config.yaml")).keySet());
    JsonNode compose = compose().at("/services/jobmanager/environment/FLINK_PROPERTIES");
    compose.asText().lines().forEach(line -> keys.add(line.substring(0, line.indexOf(':'))));
    JsonNode deployment = documents(DOCKER.resolve("kubernetes/mneme.yaml")).get(1);
    deployment.at("/spec/flinkConfiguration").fieldNames().forEachRemaining(keys::add);

    assertThat(keys)
        .filteredOn(key -> NOT_FLINKS_OWN.stream().noneMatch(key::startsWith))
        .isSubsetOf(flinkKeys());
    assertThat(keys).contains("env.java.default-opts.all", "heartbeat.timeout");
  }

  @Test
  void everyServiceIsBoundedHealthyAndSeenFromThisMachineOnly() throws IOException {
    for (Map.Entry<String, JsonNode> service : compose().path("services").properties()) {
      JsonNode is = service.getValue();
      String name = service.getKey();
      assertThat(is.path("image").asText()).as(name).matches("[a-z./-]+:[v0-9][0-9.]+");
      assertThat(is.at("/deploy/resources/limits/memory").isTextual()).as(name).isTrue();
      assertThat(is.at("/deploy/resources/limits/cpus").isTextual()).as(name).isTrue();
      assertThat(is.has("healthcheck")).as(name).isEqualTo(!name.equals("topics"));
      for (JsonNode port : is.path("ports")) {
        assertThat(port.asText()).as(name).startsWith("127.0.0.1:");
      }
    }
  }

  @Test
  void everythingThatIsNamedIsThere() throws IOException {
    JsonNode compose = compose();
    for (Map.Entry<String, JsonNode> service : compose.path("services").properties()) {
      for (JsonNode volume : service.getValue().path("volumes")) {
        String source = volume.asText().substring(0, volume.asText().indexOf(':'));
        boolean isThere =
            source.startsWith("./")
                ? Files.exists(DOCKER.resolve(source))
                : compose.path("volumes").has(source);
        assertThat(isThere).as("%s of %s", source, service.getKey()).isTrue();
      }
      service
          .getValue()
          .path("depends_on")
          .fieldNames()
          .forEachRemaining(other -> assertThat(compose.path("services").has(other)).isTrue());
    }
  }

  @Test
  void theImageCopiesWhatThereIsAndDoesNotRunAsRoot() throws IOException {
    List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));
    List<String> copied =
        lines.stream()
            .filter(line -> line.startsWith("COPY "))
            .map(line -> line.split(" ", -1)[2])
            .toList();

    assertThat(copied).contains("jobs/target/mneme-job.jar").hasSizeGreaterThan(3);
    assertThat(copied)
        .filteredOn(file -> !file.contains("target"))
        .allMatch(file -> Files.isRegularFile(ROOT.resolve(file)));
    assertThat(lines.get(lines.size() - 1)).isEqualTo("USER flink");
    assertThat(lines).contains("ARG FLINK_IMAGE=flink:" + flinkVersion() + "-java17");
  }

  @Test
  void theTopicsAreThoseOfTheJob() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", DOCKER.resolve("topics.sh").toString(), "kafka:9092")
            .redirectErrorStream(true);
    builder.environment().put("KAFKA_TOPICS", "echo");
    Process script = builder.start();
    List<String> made = script.inputReader().lines().toList();

    assertThat(script.waitFor()).isZero();
    assertThat(made)
        .containsExactlyInAnyOrderElementsOf(
            TopicOptions.specs(new Configuration()).stream()
                .map(
                    spec ->
                        String.join(
                            " ",
                            "--bootstrap-server kafka:9092 --create --if-not-exists --topic",
                            spec.name(),
                            "--partitions " + spec.partitions(),
                            "--replication-factor " + spec.replication(),
                            "--config cleanup.policy=" + spec.cleanup().policy(),
                            "--config retention.ms=" + spec.retentionMillis(),
                            "--config max.message.bytes=" + spec.maxMessageBytes()))
                .toList());
  }

  @Test
  void everyAlertNamesAChapterOfTheRunbook() {
    Set<String> chapters =
        read(ROOT.resolve("docs/operations.md"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
            .collect(Collectors.toSet());
    List<String> named =
        Pattern.compile("runbook: docs/operations.md#([a-z-]+)")
            .matcher(read(DOCKER.resolve("prometheus/alerts.yaml")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(named).isNotEmpty().isSubsetOf(chapters);
  }

  private static JsonNode compose() throws IOException {
    // Anchors are resolved by SnakeYAML, merges ("<<") too.
    Object loaded = new Yaml().load(read(DOCKER.resolve("compose.yaml")));
    return new ObjectMapper().valueToTree(loaded);
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    return yaml.readerFor(JsonNode.class)
        .<JsonNode>readValues(yaml.getFactory().createParser(file.toFile()))
        .readAll();
  }

  private static Configuration load(Path file) {
    return new ConfigLoader(OptionCatalog.MNEME)
        .load(new Configuration(), Optional.of(file), Map.of());
  }

  private static Set<String> flinkKeys() {
    return FLINK_OPTIONS.stream()
        .flatMap(options -> Arrays.stream(options.getFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getType() == ConfigOption.class)
        .map(
            field -> {
              try {
                return ((ConfigOption<?>) field.get(null)).key();
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String flinkVersion() {
    return Pattern.compile("<flink.version>(.*)</flink.version>")
        .matcher(read(ROOT.resolve("pom.xml")))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
