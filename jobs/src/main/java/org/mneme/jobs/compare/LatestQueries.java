package org.mneme.jobs.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.kafka.TopicScan;

/** What was asked last, to be asked again. */
public final class LatestQueries {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LatestQueries() {}

  /**
   * The queries that a deployment read last, oldest first, without what binds them to whoever
   * asked: their ids, reply keys and deadlines, and the episode that they waited for.
   *
   * @param most how many
   * @param space the only space, or null for all
   */
  public static List<ObjectNode> of(Deployment deployment, int most, String space) {
    PriorityQueue<Asked> last = new PriorityQueue<>(Comparator.comparingLong(Asked::at));
    Properties properties = deployment.kafka().impatientProperties();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicScan.of(consumer, deployment.names().queries())
          .read(
              record -> {
                ObjectNode query = query(record.value());
                if (query != null
                    && (space == null || space.equals(query.path("space").asText()))) {
                  last.add(new Asked(record.timestamp(), query));
                  if (last.size() > most) {
                    last.remove();
                  }
                }
              });
    }
    return Stream.generate(last::poll).limit(last.size()).map(Asked::query).toList();
  }

  private record Asked(long at, ObjectNode query) {}

  /** A query as it can be asked again; null for what is none. */
  static ObjectNode query(byte[] value) {
    try {
      if (value != null && JSON.readTree(value) instanceof ObjectNode query) {
        query.remove(List.of("query", "replyKey", "deadlineMillis", "after"));
        return query;
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }
}
