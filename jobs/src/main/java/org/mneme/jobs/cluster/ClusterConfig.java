package org.mneme.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.mneme.jobs.config.ConfigLoader;
import org.mneme.jobs.config.OptionCatalog;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LoopbackPort;

/**
 * The configuration files of a cluster: those of {@code docker/conf}, the user's over them, and
 * over all what must be so on one machine.
 */
final class ClusterConfig {

  private static final String FLINK_FILE = "config.yaml";
  private static final String MNEME_FILE = "mneme.yaml";
  private static final String GIVEN_FILE = "given.yaml";
  private static final String LOG_FILE = "log4j.properties";
  private static final String ZOOKEEPER_FILE = "zoo.cfg";

  private final ClusterHome home;
  private final ClusterFolder folder;

  ClusterConfig(ClusterHome home, ClusterFolder folder) {
    this.home = home;
    this.folder = folder;
  }

  /** The job's configuration file. */
  Path mnemeFile() {
    return folder.conf().resolve(MNEME_FILE);
  }

  /** What all processes log with. */
  Path logFile() {
    return folder.conf().resolve(LOG_FILE);
  }

  /** ZooKeeper's configuration file. */
  Path zookeeperFile() {
    return folder.conf().resolve(ZOOKEEPER_FILE);
  }

  /** Writes all files. */
  void write(ClusterLayout layout, ClusterPorts ports, Configuration user) {
    Configuration flink = new Configuration();
    Configuration mneme = new Configuration();
    split(shipped(FLINK_FILE), flink, mneme);
    smallMachine(flink);
    split(shipped(MNEME_FILE), flink, mneme);
    split(user, flink, mneme);
    onThisMachine(flink, layout, ports);
    mneme.set(KafkaOptions.BOOTSTRAP, ports.bootstrap());
    mneme.set(LocalOptions.KAFKA_PORT, ports.kafka());
    mneme.set(LocalOptions.WEB_PORT, ports.web());
    try {
      write(givenFile(), user);
      write(folder.conf().resolve(FLINK_FILE), flink);
      write(mnemeFile(), mneme);
      Files.writeString(zookeeperFile(), zookeeper(ports));
      Files.writeString(logFile(), Files.readString(home.configuration(LOG_FILE)));
    } catch (IOException e) {
      throw new ClusterException("cannot write to " + folder.conf() + ": " + e.getMessage(), e);
    }
  }

  /** The user's options of the last start; none where there was none. */
  Configuration given() {
    return Files.exists(givenFile())
        ? loader().load(new Configuration(), Optional.of(givenFile()), Map.of())
        : new Configuration();
  }

  /** Whether there was a start. */
  boolean isWritten() {
    return Files.exists(mnemeFile()) && Files.exists(folder.conf().resolve(FLINK_FILE));
  }

  /** Flink's configuration as it was written. */
  Configuration flink() {
    return GlobalConfiguration.loadConfiguration(folder.conf().toString());
  }

  /** The job's configuration as it was written. */
  Configuration mneme() {
    return loader().load(new Configuration(), Optional.of(mnemeFile()), Map.of());
  }

  /** The ports as they were written. */
  ClusterPorts ports() {
    Configuration mneme = mneme();
    String quorum = flink().get(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM);
    return new ClusterPorts(
        mneme.get(LocalOptions.KAFKA_PORT),
        mneme.get(LocalOptions.WEB_PORT),
        Integer.parseInt(quorum.substring(quorum.indexOf(':') + 1)));
  }

  private Path givenFile() {
    return folder.conf().resolve(GIVEN_FILE);
  }

  private Configuration shipped(String file) {
    return loader().load(new Configuration(), Optional.of(home.configuration(file)), Map.of());
  }

  private static ConfigLoader loader() {
    return new ConfigLoader(OptionCatalog.MNEME);
  }

  private static void split(Configuration from, Configuration flink, Configuration mneme) {
    from.toMap()
        .forEach(
            (key, value) ->
                (key.startsWith(OptionCatalog.PREFIX) ? mneme : flink).setString(key, value));
  }

  /** Less memory than a machine of its own gives. */
  private static void smallMachine(Configuration flink) {
    flink.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.parse("768m"));
    flink.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.parse("1g"));
  }

  private void onThisMachine(Configuration flink, ClusterLayout layout, ClusterPorts ports) {
    flink.set(CoreOptions.TMP_DIRS, folder.temporary().toString());
    flink.set(CoreOptions.DEFAULT_PARALLELISM, layout.parallelism());
    flink.set(TaskManagerOptions.NUM_TASK_SLOTS, layout.slots());
    flink.set(JobManagerOptions.ADDRESS, LoopbackPort.HOST);
    flink.set(JobManagerOptions.BIND_HOST, LoopbackPort.HOST);
    flink.set(TaskManagerOptions.HOST, LoopbackPort.HOST);
    flink.set(TaskManagerOptions.BIND_HOST, LoopbackPort.HOST);
    flink.set(BlobServerOptions.PORT, "0");
    flink.set(RestOptions.ADDRESS, LoopbackPort.HOST);
    flink.set(RestOptions.BIND_ADDRESS, LoopbackPort.HOST);
    flink.set(RestOptions.PORT, ports.web());
    flink.set(RestOptions.BIND_PORT, Integer.toString(ports.web()));
    String checkpoints = folder.checkpoints().toUri().toString();
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
    flink.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, folder.savepoints().toUri().toString());
    flink.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
    flink.set(
        HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, LoopbackPort.HOST + ':' + ports.zookeeper());
    flink.set(
        HighAvailabilityOptions.HA_STORAGE_PATH, folder.highAvailability().toUri().toString());
    flink.set(HighAvailabilityOptions.HA_CLUSTER_ID, "mneme");
    // So long the place of a JobManager that was killed stays taken.
    flink.set(HighAvailabilityOptions.ZOOKEEPER_SESSION_TIMEOUT, Duration.ofSeconds(6));
    flink.set(HighAvailabilityOptions.ZOOKEEPER_TOLERATE_SUSPENDED_CONNECTIONS, true);
  }

  private String zookeeper(ClusterPorts ports) {
    return String.join(
        "\n",
        "tickTime=1000",
        "dataDir=" + folder.zookeeper(),
        "clientPort=" + ports.zookeeper(),
        "clientPortAddress=" + LoopbackPort.HOST,
        "admin.enableServer=false",
        "maxClientCnxns=0",
        "");
  }

  private static void write(Path file, Configuration configuration) throws IOException {
    // It may hold passwords.
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, ConfigurationUtils.convertConfigToWritableLines(configuration, true));
  }
}
