package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void givesEachLineWithoutItsEnd() throws IOException {
    assertThat(read("a\nbc\r\n\nd")).containsExactly("a", "bc", "", "d");
  }

  @Test
  void givesNoLineAfterTheLastNewline() throws IOException {
    assertThat(read("a\n")).containsExactly("a");
    assertThat(read("")).isEmpty();
    assertThat(read("\n")).containsExactly("");
  }

  @Test
  void joinsALineThatIsLongerThanTheBuffer() throws IOException {
    String large = "x".repeat(200_000);

    assertThat(read(large + "\ny\n" + large)).containsExactly(large, "y", large);
  }

  @Test
  void keepsBytesThatAreNotText() throws IOException {
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3, '\n', 1};
    Lines lines = new Lines(new ByteArrayInputStream(bytes));

    assertThat(lines.next()).containsExactly(0xff, 0, 0xc3);
    assertThat(lines.next()).containsExactly(1);
  }

  @Test
  void numbersLinesFromOne() throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream("a\n\nb".getBytes(StandardCharsets.UTF_8)));

    lines.next();
    assertThat(lines.number()).isEqualTo(1);
    lines.next();
    lines.next();
    assertThat(lines.number()).isEqualTo(3);
    assertThat(lines.next()).isNull();
    assertThat(lines.number()).isEqualTo(3);
  }

  private static List<String> read(String text) throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<String> read = new ArrayList<>();
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      read.add(new String(line, StandardCharsets.UTF_8));
    }
    return read;
  }
}
