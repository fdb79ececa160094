package org.mneme.wire;

import java.io.IOException;
import java.util.List;
import org.mneme.model.Complexity;
import org.mneme.model.Task;

/** Reads what an episode is about. */
final class TaskReader {

  private static final Names<Complexity> COMPLEXITIES = Names.of(Complexity.values());

  private TaskReader() {}

  static Task read(Fields in) throws IOException, RejectedException {
    in.object();
    String description = null;
    String type = null;
    String domain = null;
    List<String> tags = List.of();
    String language = null;
    String framework = null;
    Complexity complexity = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "description" -> description = in.text(in.limits().descriptionBytes());
        case "type" -> type = in.label();
        case "domain" -> domain = in.label();
        case "tags" -> tags = in.labels();
        case "language" -> language = in.label();
        case "framework" -> framework = in.label();
        case "complexity" -> complexity = in.constant(COMPLEXITIES);
        default -> in.skip();
      }
    }
    return new Task(
        in.require(description, "description"),
        type,
        domain,
        tags,
        language,
        framework,
        complexity);
  }
}
