package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a space what comes of a state. */
@Command(
    name = "predict",
    description = {
      "Ask what comes of a state: mneme predict --space robots --state 0.1,0.7,0.3.",
      "Prints the tools that were used in states like it, with their share of the evidence and how it"
          + " went with them; the action and the outcome to expect; and the experiences that this is"
          + " from, which the step that acts on it names in usedExperiences."
    })
final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private AnswerArguments arguments;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "VECTOR",
      description =
          "The state: numbers with commas or blanks between them, or @FILE with such numbers.")
  private String state;

  @Option(
      names = "--k",
      description = "From how many experiences to predict at most (10 by default).")
  private Integer k;

  @Option(names = "--agent", description = "Only from what this agent did.")
  private String agent;

  @Option(names = "--domain", description = "Only from tasks of this domain.")
  private String domain;

  @Option(
      names = "--explain",
      description = "Show each experience, and what its weight is made of.")
  private boolean isExplained;

  @Override
  public Integer call() {
    float[] vector = VectorText.parse("--state", state);
    return arguments.askAndPrint(
        spec.commandLine().getOut(),
        id -> toJson(id, vector),
        answer -> PredictionView.render(answer.result(), answer.tookMillis()));
  }

  private ObjectNode toJson(String id, float[] vector) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space).put("mode", "predict");
    ArrayNode components = query.putArray("state");
    for (float component : vector) {
      components.add(component);
    }
    if (k != null) {
      query.put("k", k);
    }
    if (agent != null || domain != null) {
      ObjectNode filter = query.putObject("filter");
      put(filter, "agent", agent);
      put(filter, "domain", domain);
    }
    if (isExplained) {
      query.put("explain", true).putArray("kinds").add("experience");
    }
    return query;
  }

  private static void put(ObjectNode object, String field, String value) {
    if (value != null) {
      object.put(field, value);
    }
  }
}
