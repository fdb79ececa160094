package org.mneme.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

class OtelGenAiImportTest {

  private static final ImportParameters SUPPORT = new ImportParameters("support", null, null, 0);
  private static final String TRACE = "5b8efff798038103d269b633813fc60c";
  private static final String AGENT = "eee19b7ec3c1b174";
  private static final String INNER = "eee19b7ec3c1b175";
  private static final String CHAT = "eee19b7ec3c1b176";

  @TempDir private Path folder;

  @Test
  void readsAnAgentAsAnEpisodeAndItsToolsAsSteps() throws Exception {
    List<EpisodeEvent> events =
        events(
            // In the order in which spans end: the agent comes last.
            tool("a1", AGENT, "search", 20, 30, "\"status\":{}", result("[\\\"SEA\\\"]")),
            chat(AGENT, "Book a flight"),
            tool("a2", INNER, "book", 30, 60, error("fully booked"), ""),
            agent(INNER, AGENT, "seller", 25, 70, ""),
            agent(AGENT, null, "planner", 10, 100, ""));

    assertThat(events).hasSize(4);
    assertThat(events).allMatch(event -> event.episode().equals("otel-" + TRACE + "-" + AGENT));
    EpisodeEvent started = events.get(0);
    assertThat(started.at()).isEqualTo(10);
    assertThat(started.started().task().description()).isEqualTo("Book a flight");
    assertThat(started.started().task().domain()).isEqualTo("travel");
    assertThat(started.started().agent()).isEqualTo("planner");
    assertThat(started.started().session()).isEqualTo("c-7");
    Step search = events.get(1).step();
    assertThat(search.number()).isEqualTo(1);
    assertThat(search.tool()).isEqualTo("search");
    assertThat(search.parameters()).isEqualTo("{\"to\":\"SEA\"}");
    assertThat(search.observation()).isEqualTo("[\"SEA\"]");
    assertThat(search.status()).isEqualTo(StepStatus.OK);
    assertThat(search.latencyMillis()).isEqualTo(10);
    assertThat(events.get(1).at()).isEqualTo(30);
    Step book = events.get(2).step();
    assertThat(book.status()).isEqualTo(StepStatus.ERROR);
    assertThat(book.message()).isEqualTo("fully booked");
    assertThat(events.get(3).at()).isEqualTo(100);
    assertThat(events.get(3).completed().steps()).isEqualTo(2);
    assertThat(events.get(3).completed().outcome().verdict()).isEqualTo(Verdict.SUCCESS);
    assertThat(events.get(3).completed().outcome().score()).isNull();
  }

  @Test
  void takesAnAgentThatFailedForAFailure() throws Exception {
    List<EpisodeEvent> events =
        events(agent(AGENT, null, "planner", 10, 100, "," + error("no model")));

    assertThat(events).hasSize(2);
    assertThat(events.get(0).started().task().description()).isEqualTo("planner");
    assertThat(events.get(1).completed().outcome().verdict()).isEqualTo(Verdict.FAILURE);
    assertThat(events.get(1).completed().outcome().detail()).isEqualTo("no model");
  }

  @Test
  void believesAResultThatTellsOfAnErrorUnlessTheSpanSaysThatAllIsWell() throws Exception {
    String answer = result("Error: no such flight");
    List<EpisodeEvent> events =
        events(
            tool("a1", null, "search", 1, 2, "\"status\":{}", answer),
            tool("a2", null, "search", 3, 4, "\"status\":{\"code\":1}", answer),
            tool("a3", null, "search", 5, 6, error("read timed out"), ""));

    assertThat(events.get(0).episode()).isEqualTo("otel-" + TRACE);
    assertThat(events.subList(1, 4))
        .extracting(event -> event.step().status())
        .containsExactly(StepStatus.ERROR, StepStatus.OK, StepStatus.TIMEOUT);
    assertThat(events.get(4).completed().outcome().verdict()).isEqualTo(Verdict.PARTIAL);
  }

  @Test
  void countsASpanOnceThatIsWrittenTwiceAndEndsWhereSpansAreInOneAnother() throws Exception {
    String tool = tool("a1", AGENT, "search", 20, 30, "\"status\":{}", "");

    assertThat(events(agent(AGENT, INNER, "a", 1, 9, ""), agent(INNER, AGENT, "b", 1, 9, ""), tool))
        .isNotEmpty();
    assertThat(events(agent(AGENT, null, "a", 1, 9, ""), tool, tool)).hasSize(3);
  }

  @Test
  void saysWhatIsNotInTheFormatAndWhere() throws Exception {
    assertRefused("{\"resource\":1}", "object 1", "resourceSpans");
    assertRefused("{", "line", "no JSON");
    assertRefused(
        request(List.of(agent("xyz", null, "a", 1, 2, ""))),
        "/resourceSpans/0/scopeSpans/0/spans/0/spanId",
        "hexadecimal");
    assertRefused(
        request(List.of(agent(AGENT, null, "a", 1, 2, "").replace("\"1000000\"", "\"soon\""))),
        "/startTimeUnixNano",
        "nanoseconds");
  }

  private void assertRefused(String text, String... parts) throws Exception {
    Path file = Files.writeString(folder.resolve("traces.json"), text);
    assertThatThrownBy(() -> OtelGenAiImport.read(file, SUPPORT).toList())
        .isInstanceOf(ChatFormatException.class)
        .hasMessageContainingAll(parts);
  }

  /** Each span in a line of its own, as the collector's exporter of files may write them. */
  private List<EpisodeEvent> events(String... spans) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String span : spans) {
      lines.append(request(List.of(span))).append('\n');
    }
    Path file = Files.writeString(folder.resolve("traces.json"), lines.toString());
    List<EpisodeEvent> events = OtelGenAiImport.read(file, SUPPORT).toList();
    Path array = Files.writeString(folder.resolve("array.json"), request(List.of(spans)));
    assertThat(OtelGenAiImport.read(array, SUPPORT).toList()).isEqualTo(events);
    return events;
  }

  private static String request(List<String> spans) {
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":["
        + attribute("service.name", "travel")
        + "]},\"scopeSpans\":[{\"spans\":["
        + String.join(",", spans)
        + "]}]}]}";
  }

  private static String agent(
      String id, String parent, String name, int from, int to, String more) {
    return span(id, parent, "invoke_agent " + name, from, to, "invoke_agent")
        + ","
        + attribute("gen_ai.agent.name", name)
        + ","
        + attribute("gen_ai.conversation.id", "c-7")
        + "]"
        + more
        + "}";
  }

  private static String chat(String parent, String text) {
    String messages =
        "[{\\\"role\\\":\\\"system\\\",\\\"parts\\\":[]},{\\\"role\\\":\\\"user\\\",\\\"parts\\\":"
            + "[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\"%s\\\"}]}]".formatted(text);
    return span(CHAT, parent, "chat gpt", 11, 15, "chat")
        + ","
        + attribute("gen_ai.input.messages", messages)
        + "]}";
  }

  private static String tool(
      String id, String parent, String name, int from, int to, String status, String more) {
    String arguments =
        "{\"key\":\"gen_ai.tool.call.arguments\",\"value\":{\"kvlistValue\":{\"values\":["
            + attribute("to", "SEA")
            + "]}}}";
    return span("00000000000000" + id, parent, "execute_tool " + name, from, to, "execute_tool")
        + ","
        + arguments
        + more
        + "],"
        + status
        + "}";
  }

  private static String span(
      String id, String parent, String name, int from, int to, String operation) {
    return "{\"traceId\":\"%s\",\"spanId\":\"%s\",\"parentSpanId\":\"%s\",\"name\":\"%s\","
            .formatted(TRACE, id, parent == null ? "" : parent, name)
        + "\"startTimeUnixNano\":\"%d000000\",\"endTimeUnixNano\":\"%d000000\",\"attributes\":["
            .formatted(from, to)
        + attribute("gen_ai.operation.name", operation);
  }

  private static String result(String text) {
    return "," + attribute("gen_ai.tool.call.result", text);
  }

  private static String error(String message) {
    return "\"status\":{\"code\":2,\"message\":\"" + message + "\"}";
  }

  private static String attribute(String key, String value) {
    return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
  }
}
