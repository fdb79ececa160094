package org.mneme.jobs.cluster;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LoopbackPort;

/**
 * Where the processes listen, all on the loopback address.
 *
 * @param kafka of the broker
 * @param web of Flink's REST interface and web UI
 * @param zookeeper of ZooKeeper
 */
public record ClusterPorts(int kafka, int web, int zookeeper) {

  /**
   * Chooses free ports.
   *
   * @param kafka of the broker, 0 for any
   * @param web of the web UI, 0 for any
   * @throws org.mneme.jobs.local.LocalStackException naming a port that is in use
   */
  static ClusterPorts choose(int kafka, int web) {
    Set<Integer> taken = new HashSet<>(Arrays.asList(kafka, web));
    int broker = kafka == 0 ? free(taken) : required(kafka, "Kafka", LocalOptions.KAFKA_PORT.key());
    int rest =
        web == 0 ? free(taken) : required(web, "Flink's web UI", LocalOptions.WEB_PORT.key());
    return new ClusterPorts(broker, rest, free(taken));
  }

  /** Where Kafka clients connect. */
  public String bootstrap() {
    return LoopbackPort.HOST + ':' + kafka;
  }

  private static int required(int port, String use, String option) {
    return LoopbackPort.require(port, use, option);
  }

  private static int free(Set<Integer> taken) {
    int port = LoopbackPort.free();
    return taken.add(port) ? port : free(taken);
  }
}
