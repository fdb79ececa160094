package org.mneme.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.KafkaUnreachableException;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.kafka.Topics;

/**
 * A broker, ZooKeeper, a JobManager and TaskManagers as processes of this machine. Nothing of it is
 * held in this program: the folder says what runs.
 */
public final class Cluster {

  /** Name of the broker's process. */
  public static final String KAFKA = "kafka";

  /** Name of the JobManager's process. */
  public static final String JOB_MANAGER = "jobmanager";

  /** What the names of the TaskManagers' processes begin with. */
  public static final String TASK_MANAGER = "taskmanager-";

  static final String ZOOKEEPER = "zookeeper";

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

  private final ClusterHome home;
  private final ClusterFolder folder;
  private final ClusterConfig config;
  private final ClusterPrograms programs;

  /** The cluster that keeps its data in {@code folder}, running or not. */
  public Cluster(ClusterHome home, ClusterFolder folder) {
    this.home = home;
    this.folder = folder;
    this.config = new ClusterConfig(home, folder);
    this.programs = new ClusterPrograms(home, folder);
  }

  /**
   * Starts all processes and waits until they answer.
   *
   * @param plan which, and what the job will go on from
   * @param kafkaPort of the broker, 0 for any
   * @param webPort of the web UI, 0 for any
   * @param user options of the job and of Flink, over those of {@code docker/conf}
   * @throws ClusterException if one of it runs already, or does not start; what has been started is
   *     stopped then
   */
  public void start(ClusterPlan plan, int kafkaPort, int webPort, Configuration user) {
    processes().stream()
        .filter(ClusterProcess::isAlive)
        .findFirst()
        .ifPresent(
            process -> {
              throw new ClusterException(
                  "a cluster is already running in "
                      + folder.root()
                      + " ("
                      + process.name()
                      + " is process "
                      + process.pid().orElse(0L)
                      + "); see: bin/mneme cluster status");
            });
    home.requireBuilt();
    ClusterPorts ports = ClusterPorts.choose(kafkaPort, webPort);
    folder.prepare();
    config.write(plan.layout(), ports, user);
    plan.write(folder.plan());
    try {
      plan.processes().forEach(this::launch);
      awaitReady(plan.layout().taskManagers());
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
  }

  /** Submits the job that was planned, and waits until all of it runs. */
  public void submit() {
    ClusterPlan plan = plan().orElseThrow();
    job().submit(plan.layout().parallelism(), plan.from());
    plan.submitted().write(folder.plan());
  }

  /**
   * The processes that should run and do not: they have died, or a start was cut off before it came
   * to them.
   */
  public List<String> missing() {
    return plan().stream()
        .flatMap(plan -> plan.processes().stream())
        .filter(name -> !process(name).isAlive())
        .toList();
  }

  /** Whether a start was cut off before it handed over the job. */
  public boolean lacksItsJob() {
    return plan().map(plan -> !plan.isSubmitted()).orElse(false);
  }

  /** Starts what is {@link #missing}; ZooKeeper knows the job and where it goes on from. */
  public void mend() {
    missing().forEach(this::launch);
    ClusterPlan plan = plan().orElseThrow();
    awaitReady(plan.layout().taskManagers());
    if (plan.isSubmitted() || job().state().isPresent()) {
      job().awaitRunning(ClusterJob.RUNS_WITHIN);
    } else {
      submit();
    }
  }

  /** Starts one process. */
  public void launch(String name) {
    process(name)
        .start(
            switch (name) {
              case KAFKA -> programs.kafka();
              case ZOOKEEPER -> programs.zookeeper();
              case JOB_MANAGER -> programs.jobManager();
              default -> programs.taskManager(name);
            });
  }

  /** Stops all processes; the job is as if it had been killed. */
  public void stop() {
    List<ClusterProcess> running = new ArrayList<>(processes());
    // The broker last: a sink that cannot reach it would wait.
    running.sort((a, b) -> Boolean.compare(a.name().equals(KAFKA), b.name().equals(KAFKA)));
    for (ClusterProcess process : running) {
      process.stop();
      process.forget();
    }
  }

  /** The process of this name, running or not. */
  public ClusterProcess process(String name) {
    return new ClusterProcess(name, folder);
  }

  /** Every process that was started here and not stopped, by name. */
  public List<ClusterProcess> processes() {
    if (!Files.isDirectory(folder.pids())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.pids())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pid"))
          .map(name -> name.substring(0, name.length() - ".pid".length()))
          .sorted()
          .map(this::process)
          .toList();
    } catch (IOException e) {
      throw new ClusterException("cannot read " + folder.pids() + ": " + e.getMessage(), e);
    }
  }

  /** Its folder. */
  public ClusterFolder folder() {
    return folder;
  }

  /** What it was started as; nothing where nothing was. */
  public Optional<ClusterPlan> plan() {
    return ClusterPlan.read(folder.plan());
  }

  /** The options that its user gave to the last start. */
  public Configuration given() {
    return config.given();
  }

  /** Where the last start listened; nothing where there was none. */
  public Optional<ClusterPorts> lastPorts() {
    return config.isWritten() ? Optional.of(config.ports()) : Optional.empty();
  }

  /** Where it listens. */
  public ClusterPorts ports() {
    return config.ports();
  }

  /** The job's configuration. */
  public Configuration configuration() {
    return config.mneme();
  }

  /** The job on it. */
  public ClusterJob job() {
    return new ClusterJob(this, programs, new FlinkRest(ports().web()));
  }

  private void awaitReady(int taskManagers) {
    await(KAFKA, this::hasTopics);
    FlinkRest rest = new FlinkRest(ports().web());
    await(JOB_MANAGER, () -> rest.get("/overview").isPresent());
    await(TASK_MANAGER + 1, () -> rest.taskManagers() == taskManagers);
  }

  private void await(String name, BooleanSupplier isReady) {
    boolean isUp =
        Waiting.until(STARTS_WITHIN, () -> dead().isPresent() || isReady.getAsBoolean())
            && dead().isEmpty();
    if (!isUp) {
      ClusterProcess process = dead().orElseGet(() -> process(name));
      throw new ClusterException(
          process.name()
              + " did not start; "
              + process.log()
              + " ends with\n"
              + process.lastWords());
    }
  }

  private Optional<ClusterProcess> dead() {
    return processes().stream().filter(process -> !process.isAlive()).findFirst();
  }

  private boolean hasTopics() {
    Configuration mneme = configuration();
    try (Topics topics = Topics.connect(KafkaOptions.parameters(mneme))) {
      // The one that is created last.
      String deadLetters = TopicNames.from(mneme).deadLetters();
      return topics.describe(List.of(deadLetters)).containsKey(deadLetters);
    } catch (KafkaUnreachableException e) {
      return false;
    }
  }
}
