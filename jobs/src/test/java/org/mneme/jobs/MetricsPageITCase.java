package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.jobs.EpisodeRecords.query;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.local.EmbeddedKafka;
import org.mneme.jobs.local.LocalCluster;
import org.mneme.jobs.local.LocalOptions;

/**
 * docs/metrics.md names the metrics that a running job has, and dashboards and alerts use those.
 */
class MetricsPageITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OTHER_MODEL = "{\"model\":\"other\",\"vector\":[1,2]}";
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String SCOPE = "flink_taskmanager_job_task_operator_";
  private static final Pattern NAMED = Pattern.compile("\\| `(mneme\\.[\\w.<>]+)` \\|");
  private static final Pattern SCRAPED = Pattern.compile("^" + SCOPE + "(mneme_\\w+)[{ ]", 8);
  private static final Pattern OPERATION =
      Pattern.compile("mneme_operation_.*operation=\"([^\"]+)\"");
  private static final Pattern OF_FLINK =
      Pattern.compile("(flink_(?:job|task)manager_(?!job_task_operator_mneme)\\w+)");
  private static final Pattern USED = Pattern.compile(SCOPE + "(mneme_\\w+)");

  @TempDir static Path folder;
  private static LocalStack stack;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Configuration config = JobDefaults.configuration();
    config.set(LocalOptions.FOLDER, folder.toString());
    config.set(LocalOptions.WEB_PORT, 0);
    config.set(LocalOptions.SLOTS, 4);
    config.setString("metrics.reporters", "prom");
    config.setString(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    config.setString("metrics.reporter.prom.port", Integer.toString(port));
    config.setString("metrics.reporter.prom.filterLabelValueCharacters", "false");
    stack =
        new LocalStack(
            EmbeddedKafka.start(folder.resolve("broker"), 0), LocalCluster.start(config));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void namesWhatARunningJobHas() throws Exception {
    try (EmbeddingProvider provider = new EmbeddingProvider();
        RunningJob job = stack.run("metrics.", provider.options())) {
      EpisodeRecords book = new EpisodeRecords("support", "e1", Instant.now());
      job.send(Topic.EPISODES, book.key(), book.started("Book a flight to Seattle"));
      job.send(Topic.EPISODES, book.key(), book.step(1, "search_direct_flight"));
      job.send(Topic.EPISODES, book.key(), book.step(2, "book"));
      job.send(Topic.EPISODES, book.key(), "not json");
      EpisodeRecords other = new EpisodeRecords("support", "e2", Instant.now());
      // In conflict with a step of its number, and so a dead letter of assembly.
      job.send(Topic.EPISODES, book.key(), book.step(2, "cancel"));
      job.send(Topic.EPISODES, book.key(), book.completed(2));
      job.read(Topic.MEMORIES, 1);
      job.send(Topic.EPISODES, other.key(), other.startedWith(OTHER_MODEL));
      job.send(Topic.EPISODES, other.key(), other.completed(0));
      job.read(Topic.DEAD_LETTERS, 3);
      job.send(Topic.QUERIES, "support/q1", query("q1", "cheap flight to Seattle"));
      job.read(Topic.RESULTS, 1);

      Set<String> named = named();
      Set<String> found = scrapeUntil(named);

      assertThat(found).as("named on the page and not there").containsAll(named);
      assertThat(named).as("there and not on the page").containsAll(found);
      String scraped = page();
      assertThat(used(OF_FLINK)).hasSizeGreaterThan(5).allMatch(scraped::contains);
      String page = Files.readString(ROOT.resolve("docs/metrics.md"));
      assertThat(operations()).hasSizeGreaterThan(10).allMatch(o -> page.contains('`' + o + '`'));
    }
  }

  @Test
  void dashboardsAndAlertsUseOnlyWhatItNames() throws Exception {
    Set<String> used = used(USED);
    assertThat(used).hasSizeGreaterThan(10);
    assertThat(named()).containsAll(used);
  }

  /** What dashboards and alerts use, by the first group of {@code pattern}. */
  private static Set<String> used(Pattern pattern) throws Exception {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("docker"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(json|yaml)")).toList()) {
        for (MatchResult name : pattern.matcher(Files.readString(file)).results().toList()) {
          used.add(general(name.group(1)));
        }
      }
    }
    return used;
  }

  /** Names as Prometheus has them, without reasons; the label of an operation is no part of one. */
  private static Set<String> named() throws Exception {
    return NAMED
        .matcher(Files.readString(ROOT.resolve("docs/metrics.md")))
        .results()
        .map(name -> name.group(1).replace("<operation>.", "").replace('.', '_'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String general(String name) {
    return name.replaceFirst("_rejected_\\w+", "_rejected_<reason>");
  }

  /** A latency is there an interval after its first sample. */
  private static Set<String> scrapeUntil(Set<String> wanted) throws Exception {
    Set<String> found = scrape();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!found.containsAll(wanted) && System.nanoTime() < deadline) {
      found = scrape();
    }
    return found;
  }

  private static Set<String> operations() throws Exception {
    return OPERATION
        .matcher(page())
        .results()
        .map(label -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> scrape() throws Exception {
    return SCRAPED
        .matcher(page())
        .results()
        .map(name -> general(name.group(1)).replaceFirst("(latencyMicros)_(count|sum)$", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String page() throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
