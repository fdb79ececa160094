package org.mneme.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatFormatTest {

  @TempDir private Path folder;

  @Test
  void saysInWhichTrajectoryAndWhereAFileIsWrong() throws IOException {
    Path file = folder.resolve("chats.json");
    Files.writeString(
        file,
        """
        [
          {"messages": [{"role": "user", "content": "fine"}]},
          {"messages": [{"role": "user", "content": "fine"},
                        {"role": "robot", "content": "not fine"}]}
        ]
        """);

    assertThatThrownBy(() -> count(file))
        .isInstanceOf(ChatFormatException.class)
        .hasMessage(
            file
                + ", trajectory 2 (line 3): /messages/1/role is \"robot\","
                + " not one of system, developer, user, assistant, tool, function");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1} | has neither \"traj\" nor \"messages\"",
        "\"text\" | is not an object",
        "{\"messages\":[]} | /messages has no message",
        "{\"messages\":{}} | /messages is not an array",
        "{\"messages\":[3]} | /messages/0 is not an object",
        "{\"messages\":[{\"content\":\"x\"}]} | /messages/0/role is missing",
        "{\"messages\":[{\"role\":\"user\",\"content\":5}]} | /messages/0/content is not a string",
        "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{}]}]} | /messages/0/tool_calls/0/function is not an object",
        "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{}}]}]} | /messages/0/tool_calls/0/function/name is missing",
        "{\"reward\":\"1\",\"messages\":[{\"role\":\"user\"}]} | /reward is not a number",
        "{\"reward\":7,\"messages\":[{\"role\":\"user\"}]} | /reward is 7.0, not in [0, 1]",
        "{\"task_id\":1.5,\"messages\":[{\"role\":\"user\"}]} | /task_id is neither a string nor a whole number",
        "{\"task_id\":\"\",\"messages\":[{\"role\":\"user\"}]} | /task_id has 0 characters",
        "{\"id\":\"a\\nb\",\"messages\":[{\"role\":\"user\"}]} | /id holds a control character",
      })
  void saysWhatIsWrong(String json, String problem) throws IOException {
    Path file = folder.resolve("chat.json");
    Files.writeString(file, json);

    assertThatThrownBy(() -> count(file))
        .isInstanceOf(ChatFormatException.class)
        .hasMessageContaining("trajectory 1 (line 1)")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a;b;c | line 1, column",
        "'[{\"messages\":\n [{\"role\":' | line 2, column",
        "'{\"messages\":[{\"role\":\"user\"}]}\n{]' | line 2, column"
      })
  void saysWhereAFileStopsBeingJson(String text, String where) throws IOException {
    Path file = folder.resolve("chat.json");
    Files.writeString(file, text);

    assertThatThrownBy(() -> count(file))
        .isInstanceOf(ChatFormatException.class)
        .hasMessageContaining(where)
        .hasMessageContaining("is not JSON");
  }

  @ParameterizedTest
  @CsvSource({"''", "[]", "' \n'"})
  void refusesAFileWithoutATrajectory(String text) throws IOException {
    Path file = folder.resolve("empty.json");
    Files.writeString(file, text);

    assertThatThrownBy(() -> count(file)).hasMessage(file + ": holds no trajectory");
  }

  @Test
  void handsOutWhatStandsBeforeTheFault() throws IOException {
    Path file = folder.resolve("chats.jsonl");
    Files.writeString(file, "{\"messages\":[{\"role\":\"user\"}]}\n{\"messages\":7}\n");
    int[] seen = {0};

    Throwable fault;
    try (Stream<ChatTrajectory> chats = OpenAiChatImport.trajectories(file)) {
      fault = catchThrowable(() -> chats.forEach(chat -> seen[0]++));
    }

    assertThat(fault).hasMessageContaining("trajectory 2 (line 2): /messages is not an array");
    assertThat(seen[0]).isEqualTo(1);
  }

  @Test
  void refusesASpaceThatCannotBeOne() {
    assertThatThrownBy(() -> new ImportParameters("a/b", null, null, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a/b\"");
  }

  private static long count(Path file) {
    try (Stream<?> events = OpenAiChatImport.read(file, ImportParameters.DEFAULT)) {
      return events.mapToLong(event -> 1).sum();
    }
  }
}
