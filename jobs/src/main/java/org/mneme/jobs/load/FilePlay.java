package org.mneme.jobs.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;
import org.mneme.model.RecallQuery;
import org.mneme.wire.Codec;
import org.mneme.wire.EpisodeTopic;

/**
 * The records of a file, one JSON object a line, as they stand there: those with a {@code query}
 * and no {@code type} are queries, all others go to the topic of episodes, good or bad. An episode
 * must be acknowledged once its start and its completion were accepted by the contract. Blank lines
 * are skipped.
 */
public final class FilePlay implements Play, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedReader lines;
  private final long size;
  private final Codec codec;
  private final Clock clock;
  private final Truth truth = new Truth();
  private final Map<String, Draft> drafts = new HashMap<>();

  private String line;
  private long read;

  private FilePlay(BufferedReader lines, long size, Codec codec, Clock clock) throws IOException {
    this.lines = lines;
    this.size = size;
    this.codec = codec;
    this.clock = clock;
    advance();
  }

  /**
   * Opens a file.
   *
   * @param clock what event times must not be a day ahead of
   * @throws IOException if the file cannot be read
   */
  public static FilePlay open(Path file, Codec codec, Clock clock) throws IOException {
    return new FilePlay(Files.newBufferedReader(file), Files.size(file), codec, clock);
  }

  @Override
  public boolean hasNext() {
    return line != null;
  }

  @Override
  public Outgoing next() {
    if (line == null) {
      throw new NoSuchElementException("the file has no more lines");
    }
    byte[] value = line.getBytes(StandardCharsets.UTF_8);
    JsonNode node = parsed(line);
    try {
      advance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean isQuery = node.hasNonNull("query") && !node.has("type");
    Topic topic = isQuery ? Topic.QUERIES : Topic.EPISODES;
    String key = key(node, isQuery ? "query" : "episode");
    return new Outgoing(topic, key, value, expect(topic, value), false);
  }

  @Override
  public Truth truth() {
    return truth;
  }

  @Override
  public double progress() {
    return size == 0 ? 1 : Math.min(1, (double) read / size);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Expects what must come of the record; gives it back when it is a good query. */
  private RecallQuery expect(Topic topic, byte[] value) {
    Origin origin = new Origin(topic.suffix(), 0, 0, clock.millis(), null, value);
    Inbound inbound =
        topic == Topic.QUERIES
            ? codec.decodeQuery(origin)
            : codec.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES);
    if (inbound.event() != null) {
      expect(inbound.event());
    } else if (inbound.query() != null) {
      truth.expect(inbound.query().query(), (String) null);
    } else {
      truth.countRejection();
    }
    return inbound.query();
  }

  private void expect(EpisodeEvent event) {
    Draft draft = drafts.computeIfAbsent(event.key(), key -> new Draft());
    if (draft.add(event)) {
      truth.expect(draft.expected(event));
    }
  }

  private void advance() throws IOException {
    do {
      line = lines.readLine();
      read += line == null ? 0 : line.length() + 1L;
    } while (line != null && line.isBlank());
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      // Sent all the same: what becomes of a bad record is a part of what is shown.
      return JSON.createObjectNode();
    }
  }

  private static String key(JsonNode node, String field) {
    JsonNode space = node.path("space");
    JsonNode id = node.path(field);
    return space.isTextual() && id.isTextual() ? space.asText() + '/' + id.asText() : null;
  }

  /** What was seen of one episode so far. */
  private static final class Draft {

    private final Set<Integer> steps = new HashSet<>();
    private int errors;
    private String family;
    private long startedAt;
    private boolean isStarted;
    private EpisodeCompleted completed;
    private long closedAt;

    /** Whether it has a start and a completion now. */
    private boolean add(EpisodeEvent event) {
      if (event.started() != null) {
        isStarted = true;
        startedAt = event.at();
        family = event.started().task().type();
      } else if (event.completed() != null) {
        completed = event.completed();
        closedAt = event.at();
      } else if (steps.add(event.step().number()) && event.step().status().isError()) {
        errors++;
      }
      return isStarted && completed != null;
    }

    private ExpectedEpisode expected(EpisodeEvent event) {
      return new ExpectedEpisode(
          event.space(),
          event.episode(),
          family,
          completed.outcome().verdict(),
          steps.size(),
          errors,
          startedAt,
          closedAt);
    }
  }
}
