package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.gateway.Gateway;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.local.EmbeddedKafka;

/** The broker goes away in the middle of writes and comes back. */
class GatewayOutageITCase {

  private static final int WRITES = Integer.getInteger("mneme.outage.writes", 600);
  private static final int AT_ONCE = 64;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Semaphore permits = new Semaphore(AT_ONCE);

  @Test
  void everyWriteThatWasAcknowledgedIsInMemoryAndEveryOtherOneSaidSo(@TempDir Path folder)
      throws Exception {
    LocalStack stack = LocalStack.start(folder);
    EmbeddedKafka broker = stack.kafka();
    try {
      try (RunningJob job = stack.run("outage.", Map.of())) {
        Configuration configuration = job.config();
        configuration.set(GatewayOptions.PORT, 0);
        configuration.set(GatewayOptions.RATE_LIMIT, 1_000_000);
        try (Gateway gateway = GatewayStart.start(configuration)) {
          URI address = gateway.address().resolve("/v1/spaces/outage/episodes");
          for (int i = 0; i < WRITES; i++) {
            write(address, "e" + i);
            if (i == WRITES / 2) {
              broker.close();
              int port = Integer.parseInt(broker.bootstrap().replaceFirst(".*:", ""));
              broker = EmbeddedKafka.start(folder.resolve("broker"), port);
            }
          }
          permits.acquire(AT_ONCE);
        }
        assertThat(statuses).hasSize(WRITES);
        assertThat(statuses.values()).isSubsetOf(202, 503);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        statuses.forEach(
            (episode, status) -> {
              if (status == 202) {
                acknowledged.add("outage/" + episode);
              }
            });
        assertThat(acknowledged.size()).isGreaterThan(WRITES / 2);
        Set<String> awaited = ConcurrentHashMap.newKeySet();
        awaited.addAll(acknowledged);
        job.readUntil(Topic.MEMORIES, message -> isLast(awaited, message));
        assertThat(awaited).isEmpty();
      }
    } finally {
      stack.cluster().close();
      broker.close();
    }
  }

  private static boolean isLast(Set<String> awaited, ConsumerRecord<byte[], byte[]> message) {
    awaited.remove(RunningJob.text(message.key()));
    return awaited.isEmpty();
  }

  private void write(URI address, String episode) throws InterruptedException {
    permits.acquire();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"episode\":\""
                        + episode
                        + "\",\"task\":{\"description\":\"Task "
                        + episode
                        + "\"},\"steps\":[{\"tool\":\"search\"}],"
                        + "\"outcome\":{\"verdict\":\"success\"}}"))
            .build();
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(request, BodyHandlers.ofString());
    CompletableFuture<?> unused =
        response.whenComplete(
            (answer, e) -> {
              statuses.put(episode, e == null ? answer.statusCode() : -1);
              permits.release();
            });
  }
}
