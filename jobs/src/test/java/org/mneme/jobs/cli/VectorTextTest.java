package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorTextTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"0.5,-1", "[0.5, -1]", " 0.5 -1 ", "0.5;\n-1\n"})
  void readsNumbersHoweverTheyAreParted(String text) {
    assertThat(VectorText.parse("--state", text)).containsExactly(0.5f, -1);
  }

  @Test
  void readsThemFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("state.json"), "[0.5,\n -1]\n");

    assertThat(VectorText.parse("--state", "@" + file)).containsExactly(0.5f, -1);
  }

  @Test
  void namesWhatIsNoNumber() {
    assertThatThrownBy(() -> VectorText.parse("--state", "1,x"))
        .hasMessage("--state: component 2 is no number: x");
    assertThatThrownBy(() -> VectorText.parse("--state", "1,,2"))
        .hasMessageContaining("component 2");
    assertThatThrownBy(() -> VectorText.parse("--state", "[]")).hasMessageContaining("no numbers");
  }

  @Test
  void namesAFileThatCannotBeRead() {
    assertThatThrownBy(() -> VectorText.parse("--state", "@" + folder.resolve("none")))
        .hasMessageContaining("cannot read");
  }
}
