package org.mneme.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The arguments that make a query. They are written as the wire's JSON and not checked here: the
 * codec says what is wrong in the words of the contract.
 */
@Command
final class QueryArguments {

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      description = "What to look for; modes get, list and stats need none.")
  private String text;

  @Option(names = "--space", required = true, description = "The space to ask.")
  private String space;

  @Option(names = "--k", description = "How many hits: 1 to 1,000 (10 by default).")
  private Integer k;

  @Option(
      names = "--mode",
      description = "recall (default), similar, complete, predict, get, list or stats.")
  private String mode;

  @Option(
      names = "--min-similarity",
      paramLabel = "COSINE",
      description = "Least cosine of a hit: -1 to 1 (0 by default).")
  private Double minSimilarity;

  @Option(
      names = {"--kind", "--kinds"},
      split = ",",
      paramLabel = "KIND",
      description =
          "What may be returned: episode, concept, pattern, experience; commas between. A recall that"
              + " names none finds episodes, and patterns that may help.")
  private List<String> kinds = List.of();

  @Option(
      names = "--hops",
      description = "Rounds in which activation spreads: 0 to 3 (3 by default).")
  private Integer hops;

  @Mixin private FilterArguments filter;

  @Option(names = "--id", paramLabel = "ID", description = "For mode get; repeat for more.")
  private List<String> ids = List.of();

  @Option(
      names = "--cursor",
      description =
          "Where the page before ended: of a list, or of a ranking of one kind by score (--kind"
              + " episode --by-score).")
  private String cursor;

  @Option(
      names = "--by-score",
      description =
          "Rank by score alone, without thinning what is alike; then an answer says where the next"
              + " page begins.")
  private boolean isByScore;

  @Option(
      names = "--after",
      paramLabel = "EPISODE",
      description = "Wait until this episode, just written, can be seen.")
  private String after;

  @Option(names = "--exact", description = "Compare every vector.")
  private boolean isExact;

  @Option(names = "--explain", description = "Say of each hit how it was found and what it holds.")
  private boolean isExplained;

  boolean isExplained() {
    return isExplained;
  }

  /** The query as the wire has it. */
  ObjectNode toJson(String id) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("query", id).put("space", space);
    putText(query, "text", text);
    putText(query, "mode", mode);
    putText(query, "cursor", cursor);
    if (k != null) {
      query.put("k", k);
    }
    if (minSimilarity != null) {
      query.put("minSimilarity", minSimilarity);
    }
    if (hops != null) {
      query.put("hops", hops);
    }
    if (!kinds.isEmpty()) {
      kinds.forEach(query.putArray("kinds")::add);
    }
    if (after != null) {
      query.putObject("after").put("episode", after);
    }
    if (!ids.isEmpty()) {
      ids.forEach(query.putArray("ids")::add);
    }
    filter.putInto(query);
    if (isByScore) {
      query.put("diverse", false);
    }
    return query.put("exact", isExact).put("explain", isExplained);
  }

  private static void putText(ObjectNode object, String field, String value) {
    if (value != null) {
      object.put(field, value);
    }
  }
}
