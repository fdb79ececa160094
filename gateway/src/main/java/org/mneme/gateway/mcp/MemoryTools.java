package org.mneme.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.mneme.gateway.access.ApiKey;
import org.mneme.gateway.verbs.Body;
import org.mneme.gateway.verbs.ProblemException;
import org.mneme.gateway.verbs.Reply;
import org.mneme.gateway.verbs.Verbs;
import org.mneme.gateway.verbs.Writing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The verbs as tools. What is refused is a result that says why, so that the model can do better.
 */
final class MemoryTools {

  /** Under which name the transport's context holds who asks. */
  static final String CALLER = "mneme.caller";

  private static final Logger LOG = LoggerFactory.getLogger(MemoryTools.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_CHARS = 4_000;
  private static final Writing COMPLETING = new Writing(null, null, Writing.Wait.SEARCHABLE);

  private final Verbs verbs;
  private final Caller onlyCaller;

  /**
   * Tools over these verbs.
   *
   * @param onlyCaller who asks, where no request says it; else null
   */
  MemoryTools(Verbs verbs, Caller onlyCaller) {
    this.verbs = verbs;
    this.onlyCaller = onlyCaller;
  }

  /** Who asks, and of which space when a call names none; null for none. */
  record Caller(ApiKey key, String space) {}

  /** What the server offers. */
  List<AsyncToolSpecification> specifications(McpJsonMapper mapper) {
    JsonNode described = describe();
    return Arrays.stream(Tool.values())
        .map(tool -> specification(tool, described.get(tool.word()), mapper))
        .toList();
  }

  private AsyncToolSpecification specification(
      Tool tool, JsonNode described, McpJsonMapper mapper) {
    return AsyncToolSpecification.builder()
        .tool(
            McpSchema.Tool.builder()
                .name(tool.word())
                .description(described.get("description").asText())
                .inputSchema(mapper, described.get("inputSchema").toString())
                .build())
        .callHandler(
            (exchange, request) ->
                Mono.fromFuture(
                    () ->
                        call(
                            tool,
                            onlyCaller == null
                                ? (Caller) exchange.transportContext().get(CALLER)
                                : onlyCaller,
                            JSON.valueToTree(request.arguments()))))
        .build();
  }

  /** Calls a tool; never fails. */
  CompletableFuture<CallToolResult> call(Tool tool, Caller caller, JsonNode arguments) {
    try {
      ObjectNode in = arguments instanceof ObjectNode object ? object : Body.object();
      return text(tool, space(tool, caller, in), in)
          .thenApply(text -> result(text, false))
          .exceptionally(MemoryTools::refusal);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(refusal(e));
    }
  }

  private static String space(Tool tool, Caller caller, ObjectNode in) {
    String space = in.path("space").asText(caller == null ? null : caller.space());
    if (caller == null) {
      throw new ProblemException(401, "unauthorized", "this caller is not known");
    }
    if (space == null) {
      throw new ProblemException(
          422, "missing-field", "space is missing, and there is no default one", "space", 0);
    }
    if (!caller.key().may(tool.right(), space)) {
      throw new ProblemException(
          403, "forbidden", "no right to " + tool.right().word() + " in the space " + space);
    }
    return space;
  }

  private CompletableFuture<String> text(Tool tool, String space, ObjectNode in) {
    return switch (tool) {
      case REMEMBER_START ->
          verbs
              .remembering()
              .episode(space, Arguments.start(in), Writing.PLAIN)
              .thenApply(reply -> "episode " + json(reply).path("episode").asText());
      case REMEMBER_STEP ->
          verbs
              .remembering()
              .steps(space, Arguments.step(in), Writing.PLAIN)
              .thenApply(reply -> "remembered step " + in.path("step").asText());
      case REMEMBER_COMPLETE ->
          verbs
              .remembering()
              .complete(space, Arguments.complete(in), COMPLETING)
              .thenApply(reply -> completed(json(reply)));
      case RECALL -> answer(verbs.asking().ask(space, Arguments.recall(in)), in);
      case WHAT_WORKED -> whatWorked(space, in);
      case PREDICT -> answer(verbs.asking().predict(space, Arguments.predict(in)), in);
      case FEEDBACK ->
          verbs
              .telling()
              .feedback(space, Arguments.feedback(in), Writing.PLAIN)
              .thenApply(reply -> "noted");
      case FORGET ->
          verbs
              .telling()
              .forget(space, Arguments.forget(in), Writing.PLAIN)
              .thenApply(reply -> forgotten(json(reply)));
    };
  }

  /** Patterns; where there are none yet, what succeeded. */
  private CompletableFuture<String> whatWorked(String space, ObjectNode in) {
    return verbs
        .asking()
        .ask(space, Arguments.patterns(in))
        .thenCompose(
            reply ->
                json(reply).path("hits").isEmpty()
                    ? answer(verbs.asking().ask(space, Arguments.successes(in)), in)
                    : CompletableFuture.completedFuture(
                        AnswerText.render(json(reply), maxChars(in))));
  }

  private static CompletableFuture<String> answer(CompletableFuture<Reply> reply, ObjectNode in) {
    int maxChars = maxChars(in);
    return reply.thenApply(answer -> AnswerText.render(json(answer), maxChars));
  }

  private static int maxChars(ObjectNode in) {
    return Math.max(200, in.path("maxChars").asInt(MAX_CHARS));
  }

  private static String completed(JsonNode reply) {
    return reply.path("searchable").asBoolean()
        ? "remembered; it can be recalled now"
        : "written; memory " + reply.path("status").asText("has it in a moment");
  }

  private static String forgotten(JsonNode reply) {
    return reply.has("receipt")
        ? "receipt " + reply.get("receipt")
        : "the order is written; memory carries it out when its window closes";
  }

  private static JsonNode json(Reply reply) {
    return Body.read(reply.json());
  }

  private static CallToolResult refusal(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ProblemException problem) {
      return result(problem.code() + ": " + problem.getMessage(), true);
    }
    LOG.error("a tool failed", cause);
    return result("internal: an unexpected error; the gateway's log says more", true);
  }

  private static CallToolResult result(String text, boolean isError) {
    return CallToolResult.builder().addTextContent(text).isError(isError).build();
  }

  private static JsonNode describe() {
    try (InputStream in = MemoryTools.class.getResourceAsStream("tools.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("tools.yaml is in the jar and cannot be read", e);
    }
  }
}
