package org.mneme.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mneme.client.TroubledGateway.Received;

/** The orders to a space, as they go over HTTP. */
class OrdersTest {

  private final TroubledGateway gateway = new TroubledGateway();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void givesEachOrderAtItsPathWithAnIdOfItsOwn() {
    try (Memory memory = Memory.http(gateway.address(), "support")) {
      memory.reembed().join();
      memory.pin("e1").join();
      memory.unpin("e1").join();
      memory.configure(5_000).join();
      memory.configure("my-model", 768).join();
    }
    assertThat(gateway.received.stream().map(Received::path))
        .containsExactly(
            "/v1/spaces/support/reembed",
            "/v1/spaces/support/pin",
            "/v1/spaces/support/pin",
            "/v1/spaces/support/configure",
            "/v1/spaces/support/configure");
    List<JsonNode> orders = gateway.received.stream().map(Received::body).toList();
    assertThat(orders.stream().map(order -> order.get("id").asText()).distinct()).hasSize(5);
    assertThat(orders)
        .allSatisfy(
            order -> {
              assertThat(order.get("space").asText()).isEqualTo("support");
              assertThat(order.get("at").asLong()).isPositive();
            });
    assertThat(orders.get(1).at("/target/episode").asText()).isEqualTo("e1");
    assertThat(orders.get(1).has("pinned")).isFalse();
    assertThat(orders.get(2).get("pinned").asBoolean(true)).isFalse();
    assertThat(orders.get(3).get("maxEpisodes").asInt()).isEqualTo(5_000);
    assertThat(orders.get(4).get("model").asText()).isEqualTo("my-model");
    assertThat(orders.get(4).get("dimension").asInt()).isEqualTo(768);
  }

  @Test
  void anOrderThatIsSentAgainIsTheSame() {
    gateway.troubles.addAll(List.of(TroubledGateway.HANG_UP, 503));
    try (Memory memory = Memory.http(gateway.address(), "support")) {
      memory.reembed().join();
    }
    assertThat(gateway.received).hasSize(3);
    assertThat(gateway.received.stream().distinct()).hasSize(1);
  }
}
