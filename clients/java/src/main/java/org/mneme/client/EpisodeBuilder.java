package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mneme.client.transport.MnemeException;

/** The start of an episode; its fields are those of Started in {@code docs/asyncapi.yaml}. */
public final class EpisodeBuilder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Memory memory;
  private final ObjectNode task = JSON.createObjectNode();
  private final ObjectNode fields = JSON.createObjectNode();

  EpisodeBuilder(Memory memory, String description) {
    this.memory = memory;
    task.put("description", description);
  }

  /** An id of the caller's own, instead of a UUID of version 7. */
  public EpisodeBuilder id(String id) {
    return with("episode", id);
  }

  /** Area of the task, as airline or build. */
  public EpisodeBuilder domain(String domain) {
    task.put("domain", domain);
    return this;
  }

  /** Kind of task, as booking or bugfix. */
  public EpisodeBuilder type(String type) {
    task.put("type", type);
    return this;
  }

  /** Words to filter by. */
  public EpisodeBuilder tags(String... tags) {
    task.set("tags", JSON.<JsonNode>valueToTree(List.of(tags)));
    return this;
  }

  /** Who does it. */
  public EpisodeBuilder agent(String agent) {
    return with("agent", agent);
  }

  /** For whom. */
  public EpisodeBuilder user(String user) {
    return with("user", user);
  }

  /** Within which conversation. */
  public EpisodeBuilder session(String session) {
    return with("session", session);
  }

  /** Any field by its name on the wire. */
  public EpisodeBuilder with(String field, Object value) {
    fields.set(field, JSON.<JsonNode>valueToTree(value));
    return this;
  }

  /**
   * Writes the start.
   *
   * @throws MnemeException as {@link #startLater} fails
   */
  public Episode start() {
    return MnemeException.await(startLater());
  }

  /**
   * Writes the start.
   *
   * @return the episode, once Kafka has its start; fails with {@link
   *     org.mneme.client.transport.NotWrittenException} or {@link
   *     org.mneme.client.transport.ProblemException}
   */
  public CompletableFuture<Episode> startLater() {
    return memory.start(fields.deepCopy().<ObjectNode>set("task", task.deepCopy()));
  }
}
