package org.mneme.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The first user message and the tools of 160 real trajectories: 40 airline tasks, 4 trials each.
 */
final class TauAirline {

  static final Path FILE =
      Path.of(System.getProperty("mneme.shared", ""), "data", "tau-airline", "trajectories.json");

  private TauAirline() {}

  static boolean isPresent() {
    return Files.isReadable(FILE);
  }

  static List<LabelledText> texts() throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    for (JsonNode trajectory : new ObjectMapper().readTree(FILE.toFile())) {
      String query = null;
      Set<String> tools = new LinkedHashSet<>();
      for (JsonNode message : trajectory.get("traj")) {
        if (query == null && message.get("role").asText().equals("user")) {
          query = message.get("content").asText();
        }
        message.path("tool_calls").forEach(c -> tools.add(c.at("/function/name").asText()));
      }
      texts.add(
          new LabelledText(
              trajectory.get("task_id").asText(), query, query + '\n' + String.join(" ", tools)));
    }
    return texts;
  }
}
