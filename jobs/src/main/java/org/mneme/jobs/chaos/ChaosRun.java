package org.mneme.jobs.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.cluster.Cluster;
import org.mneme.jobs.cluster.ClusterLayout;
import org.mneme.jobs.cluster.ClusterPlan;
import org.mneme.jobs.cluster.Waiting;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.load.OutputReader;
import org.mneme.jobs.sink.DeliveryOptions;

/** Kills the processes of a cluster while a model writes to it, and holds the end against it. */
public final class ChaosRun {

  /** Two TaskManagers of two slots, so that there is room for another parallelism. */
  private static final ClusterLayout LAYOUT = new ClusterLayout(4, 2);

  private static final int[] PARALLELISMS = {2, 3, 1, 4};
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Under which what is learned is a function of the records alone; see decision 091. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "mneme.topics.partitions", Integer.toString(ChaosModel.PARTITIONS),
          "mneme.time.heartbeat", "false",
          "mneme.time.quiet-after", "1 h",
          "mneme.time.alignment", "1000 d",
          "mneme.memory.max-episodes", "70",
          "mneme.memory.learn-from-recall", "false",
          "execution.checkpointing.interval", "2 s");

  private final Cluster cluster;
  private final ChaosParameters parameters;
  private final PrintWriter out;
  private final Random random;
  private final ChaosModel model;
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final ChaosAnswers answers = new ChaosAnswers(asked);
  private final ChaosReport report = new ChaosReport();
  private int parallelism;
  private int killed;

  /**
   * A run; it runs once.
   *
   * @param cluster in a folder of its own, not started
   * @param out where it says what it does
   */
  public ChaosRun(Cluster cluster, ChaosParameters parameters, PrintWriter out) {
    this.cluster = cluster;
    this.parameters = parameters;
    this.out = out;
    this.random = new Random(parameters.seed());
    this.model = new ChaosModel(parameters.seed());
  }

  /** Runs it; the cluster is stopped in the end. */
  public ChaosReport run() throws InterruptedException {
    long began = System.nanoTime();
    try {
      say("starting the cluster");
      cluster.start(ClusterPlan.of(LAYOUT, Optional.empty()), 0, 0, options());
      parallelism = PARALLELISMS[0];
      cluster.job().submit(parallelism, Optional.empty());
      Configuration config = cluster.configuration();
      KafkaParameters kafka = KafkaOptions.parameters(config);
      TopicNames names = TopicNames.from(config);
      try (OutputReader reader = OutputReader.start(kafka, answers.handlers(names));
          ChaosProducer producer = new ChaosProducer(kafka, names, model, parameters, asked)) {
        producer.start();
        disturb();
        producer.end();
        awaitAll();
        reader.requireAlive();
        Path savepoint = cluster.job().stop();
        say("comparing with a run without faults");
        Learned learned =
            new Learned(
                FaultFreeRun.exports(savepoint, cluster.folder().root()),
                CompactedTopics.read(kafka, names),
                answers.deadLetters());
        cluster.stop();
        compare(producer, learned, config);
      }
    } finally {
      cluster.stop();
    }
    report.fact("took", (System.nanoTime() - began) / 1_000_000_000 + " s");
    return report;
  }

  private Configuration options() {
    Configuration options = Configuration.fromMap(OPTIONS);
    options.set(DeliveryOptions.GUARANTEE, parameters.guarantee());
    return options;
  }

  private void disturb() {
    awaitAnswer(System.nanoTime());
    int untilRescale = parameters.kills() / (parameters.rescales() + 1);
    int rescaled = 0;
    int kills = 0;
    while (killed < parameters.kills()) {
      pause(parameters.longestPauseMillis());
      look();
      long from = System.nanoTime();
      String before = "p = " + parallelism;
      List<String> victims = victims(kills++);
      kill(victims);
      // One in four is followed by the next before the job has recovered, none of the first three.
      boolean isAwaited = kills <= 3 || killed >= parameters.kills() || random.nextInt(4) > 0;
      long recovered = -1;
      if (isAwaited) {
        recovered = awaitAnswer(from);
      } else {
        pause(4_000);
      }
      report.fault(
          String.join(" and ", victims) + (isAwaited ? "" : ", then at once"),
          before,
          recovered,
          answers.silence(from, System.nanoTime()));
      if (killed >= untilRescale * (rescaled + 1) && rescaled < parameters.rescales()) {
        rescale(PARALLELISMS[++rescaled % PARALLELISMS.length]);
      }
    }
    report.fact("processes killed", killed);
    report.fact("stopped with a savepoint and resumed at another parallelism", rescaled);
  }

  private List<String> victims(int number) {
    String one = Cluster.TASK_MANAGER + (1 + random.nextInt(LAYOUT.taskManagers()));
    int drawn = number < 3 ? new int[] {0, 4, 7}[number] : random.nextInt(9);
    return switch (drawn) {
      case 0, 1, 2 -> List.of(one);
      case 3 -> List.of(Cluster.TASK_MANAGER + 1, Cluster.TASK_MANAGER + 2);
      case 4, 5 -> List.of(Cluster.JOB_MANAGER);
      case 6 -> List.of(Cluster.JOB_MANAGER, one);
      default -> List.of(Cluster.KAFKA);
    };
  }

  private void kill(List<String> victims) {
    say("killing " + String.join(" and ", victims));
    victims.forEach(name -> cluster.process(name).kill());
    killed += victims.size();
    pause(1_500);
    victims.forEach(cluster::launch);
  }

  private void rescale(int to) {
    awaitAnswer(System.nanoTime());
    say("stopping with a savepoint, and resuming at parallelism " + to);
    long from = System.nanoTime();
    String before = "p = " + parallelism;
    Path savepoint = cluster.job().stop();
    parallelism = to;
    cluster.job().submit(to, Optional.of(savepoint));
    report.fault(
        "stop with savepoint, resume at p = " + to,
        before,
        awaitAnswer(from),
        answers.silence(from, System.nanoTime()));
  }

  /**
   * Waits until the job runs and a query has an answer that was asked now or later.
   *
   * @return how long it is since {@code moment}, ms
   */
  private long awaitAnswer(long moment) {
    long now = System.nanoTime();
    if (!Waiting.until(PATIENCE, () -> answers.freshest() > now && cluster.job().isRunning())) {
      throw new IllegalStateException(
          "no answer within " + PATIENCE + "; the job is " + cluster.job().state());
    }
    long recovered = (System.nanoTime() - moment) / 1_000_000;
    look();
    return recovered;
  }

  private void awaitAll() {
    Set<String> awaited = new HashSet<>(asked.keySet());
    ChaosModel.SPACES.forEach(space -> awaited.add(ChaosModel.lastCommand(space)));
    say("waiting until all is learned and answered");
    if (!Waiting.until(PATIENCE, () -> answers.answered().containsAll(awaited))) {
      awaited.removeAll(answers.answered());
      List<String> some = awaited.stream().sorted().limit(5).toList();
      report.problem(awaited.size() + " queries and commands have no answer: " + some);
    }
  }

  private void compare(ChaosProducer producer, Learned learned, Configuration config) {
    List<ChaosRecord> log = List.copyOf(producer.written());
    Path folder = cluster.folder().root().resolve("fault-free");
    Learned expected = FaultFreeRun.of(log, config, folder);
    expected.differences(learned).forEach(report::problem);
    if (!expected.deadLetters().containsAll(model.refused())) {
      report.problem("the run without faults accepted what had to be refused");
    }
    report.fact("seed", parameters.seed());
    report.fact("records written", log.size() + " of " + model.episodes() + " episodes");
    report.fact("queries asked", asked.size());
    report.fact("of these answered as expired", answers.expired().size());
    report.fact("answers given once more after a fault", answers.repeated());
    report.fact("dead letters that are equal", expected.deadLetters().size());
    report.fact("lines of canonical exports that are equal", expected.lines());
    report.fact("keys of compacted topics that are equal", expected.keys());
    report.fact(
        "upserts committed, " + parameters.guarantee(),
        learned.upserts() + "; without faults " + expected.upserts());
    if (parameters.isExactlyOnce()) {
      expected.repetitions(learned).forEach(report::problem);
    }
  }

  /** Notes the last checkpoint. */
  private void look() {
    JsonNode last =
        cluster.job().checkpoints().map(all -> all.at("/latest/completed")).orElse(null);
    if (last != null && last.isObject()) {
      report.checkpoint(
          last.path("id").asLong(),
          last.path("end_to_end_duration").asLong(),
          last.path("checkpointed_size").asLong(),
          last.path("state_size").asLong());
    }
  }

  private void pause(int longestMillis) {
    LockSupport.parkNanos(1_000_000L * (1 + random.nextInt(longestMillis)));
  }

  private void say(String what) {
    out.println(what + " ...");
    out.flush();
  }
}
