package org.mneme.jobs.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** The command lines of the processes: what the scripts of a Flink distribution would start. */
final class ClusterPrograms {

  private static final String RUNTIME = "org.apache.flink.runtime.";

  private final ClusterHome home;
  private final ClusterFolder folder;
  private final ClusterConfig config;

  ClusterPrograms(ClusterHome home, ClusterFolder folder) {
    this.home = home;
    this.folder = folder;
    this.config = new ClusterConfig(home, folder);
  }

  /** One broker with the topics, {@code bin/mneme kafka}. */
  List<String> kafka() {
    List<String> command = java();
    command.addAll(List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Dmneme.log=" + folder.logs().resolve("kafka-warnings.log")));
    command.add("-Dlog4j2.configurationFile=mneme-log4j2.properties");
    command.addAll(List.of("-cp", home.classPath(), "org.mneme.jobs.cli.Mneme", "kafka"));
    command.addAll(List.of("--config", config.mnemeFile().toString()));
    // The broker makes a folder of its own in it.
    command.addAll(List.of("--data", folder.root().toString()));
    return command;
  }

  /** One ZooKeeper, from Flink's own libraries. */
  List<String> zookeeper() {
    List<String> command = java();
    command.addAll(List.of("-Xms32m", "-Xmx128m", "-XX:+UseSerialGC"));
    command.addAll(
        List.of(
            "-Dzookeeper.admin.enableServer=false", "-Dzookeeper.jmx.log4j.disable=true", logs()));
    command.addAll(List.of("-cp", flinkClassPath()));
    command.add(RUNTIME + "zookeeper.FlinkZooKeeperQuorumPeer");
    command.addAll(List.of("--zkConfigFile", config.zookeeperFile().toString(), "--peerId", "1"));
    return command;
  }

  /** A JobManager to which jobs are submitted. */
  List<String> jobManager() {
    Configuration flink = config.flink();
    JobManagerProcessSpec spec = JobManagerProcessUtils.processSpecFromConfig(flink);
    List<String> command = java();
    command.addAll(words(JobManagerProcessUtils.generateJvmParametersStr(spec, flink)));
    command.addAll(options(flink));
    command.addAll(words(flink.get(CoreOptions.FLINK_JM_JVM_OPTIONS)));
    command.addAll(List.of(logs(), "-cp", flinkClassPath()));
    command.add(RUNTIME + "entrypoint.StandaloneSessionClusterEntrypoint");
    command.addAll(List.of("--configDir", folder.conf().toString(), "--executionMode", "cluster"));
    command.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(spec)));
    return command;
  }

  /** A TaskManager that keeps its name when it is started again. */
  List<String> taskManager(String name) {
    Configuration flink = config.flink();
    TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(flink);
    List<String> command = java();
    command.addAll(words(ProcessMemoryUtils.generateJvmParametersStr(spec)));
    command.addAll(options(flink));
    command.addAll(words(flink.get(CoreOptions.FLINK_TM_JVM_OPTIONS)));
    command.addAll(List.of(logs(), "-cp", flinkClassPath()));
    command.add(RUNTIME + "taskexecutor.TaskManagerRunner");
    command.addAll(List.of("--configDir", folder.conf().toString()));
    command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(spec)));
    command.addAll(List.of("-D", "taskmanager.resource-id=" + name));
    return command;
  }

  /** {@code flink run}: submits the job and does not wait for its end. */
  List<String> submission(int parallelism, Optional<Path> from, Map<String, String> options) {
    Configuration flink = config.flink();
    List<String> command = java();
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options(flink));
    command.addAll(List.of(logs(), "-cp", flinkClassPath()));
    command.addAll(List.of("org.apache.flink.client.cli.CliFrontend", "run", "--detached"));
    command.addAll(List.of("--parallelism", Integer.toString(parallelism)));
    from.ifPresent(path -> command.addAll(List.of("--fromSavepoint", path.toUri().toString())));
    command.add(home.jobJar().toString());
    command.addAll(List.of("--config", config.mnemeFile().toString()));
    options.forEach((key, value) -> command.add("-D" + key + '=' + value));
    return command;
  }

  private static List<String> java() {
    return new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
  }

  private String logs() {
    return "-Dlog4j.configurationFile=" + config.logFile().toUri();
  }

  private String flinkClassPath() {
    String flink = FlinkLibrary.classPath(home.libraries());
    Path onnx = home.onnxJar();
    return Files.exists(onnx) ? flink + File.pathSeparator + onnx : flink;
  }

  private static List<String> options(Configuration flink) {
    List<String> options = new ArrayList<>(words(flink.get(CoreOptions.FLINK_DEFAULT_JVM_OPTIONS)));
    options.addAll(words(flink.get(CoreOptions.FLINK_JVM_OPTIONS)));
    return options;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toList());
  }
}
