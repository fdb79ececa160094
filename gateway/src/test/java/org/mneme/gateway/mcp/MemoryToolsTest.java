package org.mneme.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.mneme.client.topics.RecordWriter;
import org.mneme.client.topics.Replies;
import org.mneme.gateway.access.ApiKey;
import org.mneme.gateway.access.Right;
import org.mneme.gateway.access.TokenBucket;
import org.mneme.gateway.kafka.Acknowledgements;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.gateway.verbs.Asking;
import org.mneme.gateway.verbs.Remembering;
import org.mneme.gateway.verbs.Telling;
import org.mneme.gateway.verbs.Verbs;
import org.mneme.wire.JsonCodec;

/** What the tools write and say, without a protocol. */
class MemoryToolsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final GatewayTopics TOPICS =
      new GatewayTopics("episodes", "feedback", "commands", "queries", "results", "memories");

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Replies replies = new Replies("gateway-1", 1);
  private final MemoryTools tools = new MemoryTools(verbs(), null);

  @Test
  void remembersATask() throws Exception {
    String started = call(Tool.REMEMBER_START, "{\"task\":\"Book a flight\",\"domain\":\"air\"}");
    assertThat(started).startsWith("episode ");
    String episode = started.substring("episode ".length());

    call(Tool.REMEMBER_STEP, "{\"episode\":\"" + episode + "\",\"step\":1,\"tool\":\"search\"}");

    assertThat(written(0)).contains("\"description\":\"Book a flight\"").contains(episode);
    assertThat(written(1)).contains("\"tool\":\"search\"").contains("\"space\":\"support\"");
  }

  @Test
  void saysWhatIsWrongSoThatAModelCanDoBetter() throws Exception {
    assertThat(call(Tool.REMEMBER_STEP, "{\"episode\":\"e\",\"step\":0,\"tool\":\"a\"}"))
        .startsWith("invalid-value: step: 0 is less than 1");
    assertThat(call(Tool.REMEMBER_START, "{}")).startsWith("missing-field: task.description");
    assertThat(call(Tool.RECALL, "{\"text\":\"t\",\"space\":\"secret\"}"))
        .startsWith("forbidden: no right to read in the space secret");
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void recallsWithinALength() throws Exception {
    CompletableFuture<CallToolResult> answer =
        tools.call(Tool.RECALL, caller(), JSON.readTree("{\"text\":\"t\",\"maxChars\":200}"));
    String query = JSON.readTree(written(0)).get("query").asText();
    String hit = "{\"kind\":\"episode\",\"id\":\"e\",\"score\":1,\"digest\":{\"summary\":\"%s\"}}";
    replies.accept(
        ("{\"query\":\""
                + query
                + "\",\"space\":\"support\",\"hits\":["
                + hit.formatted("x".repeat(500))
                + "]}")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(text(answer.join())).hasSizeLessThanOrEqualTo(200).contains("episode e score 1.00");
  }

  private String call(Tool tool, String arguments) throws Exception {
    return text(tools.call(tool, caller(), JSON.readTree(arguments)).join());
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  private String written(int n) {
    return new String(producer.history().get(n).value(), StandardCharsets.UTF_8);
  }

  private static MemoryTools.Caller caller() {
    return new MemoryTools.Caller(
        new ApiKey("a", EnumSet.allOf(Right.class), Set.of("support"), new TokenBucket(9, 0)),
        "support");
  }

  private Verbs verbs() {
    JsonCodec codec = new JsonCodec();
    RecordWriter writer = new RecordWriter(producer);
    Duration patience = Duration.ofSeconds(20);
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    return new Verbs(
        new Remembering(
            codec,
            TOPICS.episodes(),
            writer,
            new Acknowledgements(),
            patience,
            new Random(1),
            clock),
        new Asking(codec, TOPICS.queries(), writer, replies, patience, new Random(2), clock),
        new Telling(codec, TOPICS, writer, replies, patience, new Random(3), clock));
  }
}
