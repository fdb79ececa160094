package org.mneme.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.mneme.client.transport.HttpTransport;
import org.mneme.client.transport.MnemeException;
import org.mneme.client.transport.Transport;
import org.mneme.client.transport.Uuids;
import org.mneme.client.transport.Verb;

/**
 * One space of memory. What is asked and written comes back as futures; they fail as {@link
 * Transport} says. Threads may share it.
 */
public final class Memory implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 100;

  private final Transport transport;
  private final String space;
  private final Duration patience;
  private final StepBuffer buffer;
  private final Set<Episode> refused = ConcurrentHashMap.newKeySet();
  private final RandomGenerator random = new SecureRandom();

  private Memory(Transport transport, String space, Duration delay, Duration patience) {
    this.transport = transport;
    this.space = space;
    this.patience = patience;
    this.buffer = new StepBuffer(transport, space, delay);
  }

  /** A space behind a gateway that asks for no key, by its address, {@code http://HOST:PORT}. */
  public static Memory http(String address, String space) {
    return over(new HttpTransport(URI.create(address), null), space);
  }

  /** A space over a transport, which it then owns: steps wait 10 ms, writes are tried for 60 s. */
  public static Memory over(Transport transport, String space) {
    return over(transport, space, Duration.ofMillis(10), Duration.ofSeconds(60));
  }

  /**
   * A space over a transport, which it then owns.
   *
   * @param delay how long a step may wait for others: 10 ms, or 100 ms for fewer requests
   * @param patience how long what is not known to be written is tried again
   */
  public static Memory over(Transport transport, String space, Duration delay, Duration patience) {
    return new Memory(transport, space, delay, patience);
  }

  /** The name of the space. */
  public String space() {
    return space;
  }

  /** An episode about a task, to be described further and started. */
  public EpisodeBuilder episode(String task) {
    return new EpisodeBuilder(this, task);
  }

  /** Asks what memory knows. */
  public CompletableFuture<Answer> recall(Query query) {
    return transport.ask(space, query.json(), patience).thenApply(Answer::of);
  }

  /** Patterns that fit a task; where there are none yet, episodes that succeeded. */
  public CompletableFuture<Answer> whatWorked(String text) {
    return recall(Query.text(text).k(5).kinds("pattern"))
        .thenCompose(
            patterns ->
                patterns.hits().isEmpty()
                    ? recall(Query.text(text).k(5).kinds("episode").filter("verdict", "success"))
                    : CompletableFuture.completedFuture(patterns));
  }

  /** Asks which tools worked in states like this one: {@code predicted} in the answer's JSON. */
  public CompletableFuture<Answer> predict(float... state) {
    return recall(Query.mode("predict").with("state", state));
  }

  /** One episode, or nothing. */
  public CompletableFuture<Optional<Hit>> get(String episode) {
    return recall(Query.mode("get").with("ids", List.of(episode)).kinds("episode"))
        .thenApply(answer -> answer.hits().stream().findFirst());
  }

  /** All concepts, by id. */
  public CompletableFuture<List<Hit>> concepts() {
    return list(Query.mode("list").kinds("concept").k(PAGE), new ArrayList<>());
  }

  /** All patterns, by id. */
  public CompletableFuture<List<Hit>> patterns() {
    return list(Query.mode("list").kinds("pattern").k(PAGE), new ArrayList<>());
  }

  /** Counts of what the space holds, by kind, and its size. */
  public CompletableFuture<JsonNode> stats() {
    return recall(Query.mode("stats")).thenApply(answer -> answer.json().path("stats"));
  }

  /**
   * Says which hits of an answer helped and which hurt.
   *
   * @param query the id of its query
   */
  public CompletableFuture<Void> feedback(String query, List<String> helped, List<String> hurt) {
    ObjectNode record = JSON.createObjectNode();
    record.put("id", newId()).put("space", space).put("query", query);
    if (!helped.isEmpty()) {
      record.set("helped", JSON.valueToTree(helped));
    }
    if (!hurt.isEmpty()) {
      record.set("hurt", JSON.valueToTree(hurt));
    }
    return write(Verb.FEEDBACK, record.put("at", System.currentTimeMillis()));
  }

  /** Orders to forget; done when the order is written. */
  public CompletableFuture<Void> forget(Target target) {
    return write(Verb.FORGET, forgetting(target).put("id", newId()));
  }

  /**
   * Orders to forget, and waits.
   *
   * @return the receipt, or nothing if it did not come in time
   */
  public CompletableFuture<Optional<JsonNode>> forgetAndWait(Target target) {
    return transport.receipt(space, forgetting(target), patience).thenApply(Optional::ofNullable);
  }

  /** Counts what would be forgotten; the receipt as above. */
  public CompletableFuture<Optional<JsonNode>> countForgotten(Target target) {
    return transport
        .receipt(space, forgetting(target).put("dryRun", true), patience)
        .thenApply(Optional::ofNullable);
  }

  /** Keeps an episode when the space is full; what is not there is a dead letter of the order. */
  public CompletableFuture<Void> pin(String episode) {
    return write(Verb.PIN, pinning(episode));
  }

  /** Lets an episode go again when the space is full. */
  public CompletableFuture<Void> unpin(String episode) {
    return write(Verb.PIN, pinning(episode).put("pinned", false));
  }

  /** Sets how many experiences the space may hold, 1 to 1,000,000. */
  public CompletableFuture<Void> configure(int maxEpisodes) {
    return write(Verb.CONFIGURE, order("configure").put("maxEpisodes", maxEpisodes));
  }

  /**
   * Pins an empty space to an embedding model; one of another model makes the order a dead letter.
   *
   * @param dimension of its vectors, 2 to 4,096
   */
  public CompletableFuture<Void> configure(String model, int dimension) {
    return write(
        Verb.CONFIGURE, order("configure").put("model", model).put("dimension", dimension));
  }

  /** Orders to embed again what was stored without a vector in the last seven days. */
  public CompletableFuture<Void> reembed() {
    return write(Verb.REEMBED, order("reembed"));
  }

  /**
   * Writes the steps that wait.
   *
   * @throws org.mneme.client.transport.NotWrittenException if Kafka is not known to have them
   * @throws org.mneme.client.transport.ProblemException if a step was refused and nobody has been
   *     told; it names one episode's
   */
  public void flush() {
    MnemeException.await(buffer.flush(patience));
    throwRefusals();
  }

  /**
   * Writes the steps that wait, and lets go of the transport.
   *
   * @throws org.mneme.client.transport.NotWrittenException if Kafka is not known to have them; may
   *     be called again, and until then they are tried in the background
   * @throws org.mneme.client.transport.ProblemException as {@link #flush}, when all the rest is
   *     written and closed
   */
  @Override
  public void close() {
    buffer.close();
    MnemeException.await(buffer.flush(patience));
    transport.close();
    throwRefusals();
  }

  /** Has flush and close tell of what was refused of an episode, if it has not told by then. */
  void tellLater(Episode episode) {
    refused.add(episode);
  }

  /** Takes note that somebody knows what was refused of an episode. */
  void told(Episode episode) {
    refused.remove(episode);
  }

  private void throwRefusals() {
    refused.forEach(Episode::throwRefusal);
  }

  Duration patience() {
    return patience;
  }

  CompletableFuture<Episode> start(ObjectNode given) {
    long at = System.currentTimeMillis();
    ObjectNode record = JSON.createObjectNode();
    record.put("type", "started").put("space", space).put("episode", newId()).put("at", at);
    record.setAll(given);
    String id = record.get("episode").asText();
    return write(Verb.START, record).thenApply(done -> new Episode(this, buffer, id, at));
  }

  CompletableFuture<Void> write(Verb verb, ObjectNode record) {
    return transport.write(space, verb, List.of(record), patience);
  }

  private ObjectNode forgetting(Target target) {
    ObjectNode command = command("forget");
    command.set("target", target.json());
    return command;
  }

  private ObjectNode pinning(String episode) {
    ObjectNode command = order("pin");
    command.set("target", Target.episode(episode).json());
    return command;
  }

  private ObjectNode order(String type) {
    return command(type).put("id", newId());
  }

  private ObjectNode command(String type) {
    return JSON.createObjectNode()
        .put("type", type)
        .put("space", space)
        .put("at", System.currentTimeMillis());
  }

  private CompletableFuture<List<Hit>> list(Query query, List<Hit> hits) {
    return recall(query)
        .thenCompose(
            page -> {
              hits.addAll(page.hits());
              String cursor = page.json().path("cursor").asText(null);
              return cursor == null
                  ? CompletableFuture.completedFuture(List.copyOf(hits))
                  : list(query.with("cursor", cursor), hits);
            });
  }

  private String newId() {
    return Uuids.version7(System.currentTimeMillis(), random);
  }
}
