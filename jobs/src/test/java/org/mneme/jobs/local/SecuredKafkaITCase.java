package org.mneme.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;

/** The job on a broker that lets nobody in without a password, which stands in a file. */
class SecuredKafkaITCase {

  private static final String PASSWORD = "open-sesame-4711";
  private static final String PREFIX = KafkaOptions.PROPERTIES.key() + '.';

  @TempDir static Path folder;
  private static EmbeddedKafka kafka;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("login"), login(PASSWORD));
    Properties broker = new Properties();
    broker.put("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
    broker.put("sasl.enabled.mechanisms", "PLAIN");
    broker.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    broker.put(
        "listener.name.plaintext.plain.sasl.jaas.config",
        login(PASSWORD).replace(";", " user_mneme=\"" + PASSWORD + "\";"));
    Properties client = new Properties();
    properties(PASSWORD).forEach((key, value) -> client.put(key.substring(PREFIX.length()), value));
    kafka = EmbeddedKafka.start(folder.resolve("broker"), 0, broker, client);
    Configuration config = JobDefaults.configuration();
    config.set(LocalOptions.FOLDER, folder.toString());
    config.set(LocalOptions.WEB_PORT, 0);
    config.set(LocalOptions.SLOTS, 4);
    // As a cluster's own configuration file would have it.
    config.addAll(Configuration.fromMap(properties(PASSWORD)));
    cluster = LocalCluster.start(config);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    kafka.close();
  }

  @Test
  void readsThePasswordFromAFileAndShowsItNowhere() throws Exception {
    Map<String, String> options = properties(null);
    options.put(PREFIX + "config.providers", "dir");
    options.put(
        PREFIX + "config.providers.dir.class",
        "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
    options.put(PREFIX + "sasl.jaas.config", "${dir:" + folder + ":login}");
    try (RunningJob job = new LocalStack(kafka, cluster).run("secured.", options)) {
      String at = Instant.now().toString();
      String head = "\"space\":\"s\",\"episode\":\"e1\",\"at\":\"" + at + '"';
      job.send(
          Topic.EPISODES,
          "s/e1",
          "{\"type\":\"started\",%s,\"task\":{\"description\":\"Open\"}}".formatted(head));
      job.send(
          Topic.EPISODES,
          "s/e1",
          "{\"type\":\"completed\",%s,\"steps\":0,\"outcome\":{\"verdict\":\"success\"}}"
              .formatted(head));
      assertThat(job.read(Topic.MEMORIES, 1)).hasSize(1);

      assertThat(get("/jobmanager/config")).contains("jaas.config").doesNotContain(PASSWORD);
      String jobs = get("/jobs");
      String id = jobs.replaceAll(".*\"id\":\"(\\w+)\",\"status\":\"RUNNING\".*", "$1");
      assertThat(get("/jobs/" + id + "/config")).contains(id).doesNotContain(PASSWORD);
      assertThat(get("/jobs/" + id + "/jobmanager/config")).doesNotContain(PASSWORD);
    }
  }

  @Test
  void letsNobodyInWithAnotherPassword() {
    Configuration config = Configuration.fromMap(properties("guessed"));
    config.set(KafkaOptions.BOOTSTRAP, kafka.bootstrap());

    try (Topics topics = Topics.connect(KafkaOptions.parameters(config))) {
      assertThatThrownBy(() -> topics.create(TopicOptions.specs(config)))
          .isInstanceOf(SaslAuthenticationException.class)
          .hasMessageNotContaining("guessed");
    }
  }

  private static Map<String, String> properties(String password) {
    Map<String, String> properties = new HashMap<>();
    properties.put(PREFIX + "security.protocol", "SASL_PLAINTEXT");
    properties.put(PREFIX + "sasl.mechanism", "PLAIN");
    if (password != null) {
      properties.put(PREFIX + "sasl.jaas.config", login(password));
    }
    return properties;
  }

  private static String login(String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"mneme\""
        + " password=\""
        + password
        + "\";";
  }

  private static String get(String path) throws Exception {
    URI uri = cluster.webAddress().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
