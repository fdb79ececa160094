package org.mneme.jobs.imports;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** Reads one trajectory of a file at a time, so that the file may be larger than memory. */
final class ChatFile implements Iterator<ChatTrajectory>, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final InputStream in;
  private final MappingIterator<JsonNode> values;
  private final Map<String, Integer> runs = new HashMap<>();
  private int position;

  private ChatFile(Path file, InputStream in) throws IOException {
    this.file = file;
    this.in = in;
    this.values = JSON.readerFor(JsonNode.class).readValues(in);
  }

  static ChatFile open(Path file) {
    try {
      InputStream in = Files.newInputStream(file);
      try {
        return new ChatFile(file, in);
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("there is no file " + file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      boolean hasNext = values.hasNextValue();
      if (!hasNext && position == 0) {
        throw new ChatFormatException(file.toString(), "holds no trajectory");
      }
      return hasNext;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public ChatTrajectory next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    position++;
    int line = values.getParser().currentTokenLocation().getLineNr();
    String where = "%s, trajectory %d (line %d)".formatted(file, position, line);
    try {
      return unique(ChatReader.read(new ChatNode(values.nextValue(), where, ""), position));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private ChatTrajectory unique(ChatTrajectory trajectory) {
    int run = runs.merge(trajectory.episode(), 1, Integer::sum);
    return run == 1 ? trajectory : trajectory.withEpisode(trajectory.episode() + "-run-" + run);
  }

  private static RuntimeException unreadable(Path file, IOException e) {
    if (e instanceof JsonProcessingException json) {
      JsonLocation at = json.getLocation();
      String where =
          at == null
              ? file.toString()
              : "%s, line %d, column %d".formatted(file, at.getLineNr(), at.getColumnNr());
      return new ChatFormatException(where, "is not JSON: " + json.getOriginalMessage(), e);
    }
    return new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
  }
}
