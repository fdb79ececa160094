package org.mneme.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mneme.jobs.local.LoopbackPort;

/** Flink's REST interface: what it says of the job, and a savepoint. */
public final class FlinkRest {

  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
  private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();
  private final String base;

  /** The interface that listens at {@code port} of the loopback address. */
  public FlinkRest(int port) {
    this.base = "http://" + LoopbackPort.HOST + ':' + port;
  }

  /** What is answered at {@code path}; nothing while no JobManager answers, or none that leads. */
  public Optional<JsonNode> get(String path) {
    try {
      return Optional.of(request(HttpRequest.newBuilder(URI.create(base + path)).GET()));
    } catch (ClusterException e) {
      return Optional.empty();
    }
  }

  /** TaskManagers that have registered. */
  public int taskManagers() {
    return get("/taskmanagers").map(answer -> answer.path("taskmanagers").size()).orElse(0);
  }

  /** The job that has not ended, if there is one. */
  public Optional<JobState> job() {
    return get("/jobs/overview").stream()
        .flatMap(answer -> stream(answer.path("jobs")))
        .filter(job -> !ENDED.contains(job.path("state").asText()))
        .map(FlinkRest::state)
        .findFirst();
  }

  /**
   * The job as the JobManager sees it.
   *
   * @param id Flink's
   * @param state {@code RUNNING}, {@code RESTARTING}, …
   * @param tasks of all operators
   * @param running tasks that run, or are through as a restore is
   */
  public record JobState(String id, String state, int tasks, int running) {

    /** Whether every task of it runs. */
    public boolean isRunning() {
      return state.equals("RUNNING") && tasks > 0 && running == tasks;
    }
  }

  /** Counts, and the last one that was completed; see Flink's {@code /jobs/:id/checkpoints}. */
  public Optional<JsonNode> checkpoints(String job) {
    return get("/jobs/" + job + "/checkpoints");
  }

  /**
   * Stops the job with a savepoint.
   *
   * @return the savepoint's folder
   * @throws ClusterException if it fails, or takes longer than {@code patience}
   */
  public Path stopWithSavepoint(String job, Path folder, Duration patience) {
    String body =
        JSON.createObjectNode()
            .put("targetDirectory", folder.toUri().toString())
            .put("drain", false)
            .put("formatType", "NATIVE")
            .toString();
    HttpRequest.Builder stop =
        HttpRequest.newBuilder(URI.create(base + "/jobs/" + job + "/stop"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    String trigger = request(stop).path("request-id").asText();
    JsonNode[] last = new JsonNode[1];
    boolean isDone =
        Waiting.until(
            patience,
            () -> {
              last[0] = get("/jobs/" + job + "/savepoints/" + trigger).orElse(null);
              return last[0] != null && last[0].at("/status/id").asText().equals("COMPLETED");
            });
    JsonNode location = isDone ? last[0].at("/operation/location") : null;
    if (location == null || !location.isTextual()) {
      throw new ClusterException(
          "the savepoint "
              + (isDone
                  ? "failed: " + firstLine(last[0].at("/operation/failure-cause/stack-trace"))
                  : "is not finished within " + patience.toSeconds() + " s"));
    }
    return Path.of(URI.create(location.asText()));
  }

  /** Why the job failed each time since it was submitted, the last first, a stack trace each. */
  List<String> failures(String job) {
    return get("/jobs/" + job + "/exceptions").stream()
        .flatMap(it -> stream(it.at("/exceptionHistory/entries")))
        .map(entry -> entry.path("stacktrace").asText())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Asks the job to end at once. */
  void cancel(String job) {
    request(
        HttpRequest.newBuilder(URI.create(base + "/jobs/" + job + "?mode=cancel"))
            .method("PATCH", BodyPublishers.noBody()));
  }

  private JsonNode request(HttpRequest.Builder builder) {
    try {
      HttpResponse<String> response =
          http.send(builder.timeout(ANSWERS_WITHIN).build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new ClusterException(
            "Flink answers " + response.statusCode() + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new ClusterException("Flink does not answer at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while Flink was asked", e);
    }
  }

  private static JobState state(JsonNode job) {
    return new JobState(
        job.path("jid").asText(),
        job.path("state").asText(),
        job.at("/tasks/total").asInt(),
        job.at("/tasks/running").asInt() + job.at("/tasks/finished").asInt());
  }

  private static String firstLine(JsonNode text) {
    return text.asText().lines().findFirst().orElse("no reason given");
  }
}
