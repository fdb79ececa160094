package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void makesEachColumnAsWideAsItsWidestCell() {
    TextTable table = new TextTable("a", "b");
    table.row("long cell", "1");
    table.row("é", "22");

    assertThat(table.render()).isEqualTo("a          b\nlong cell  1\né          22\n");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> new TextTable("a").row("1", "2"))
        .hasMessage("2 cells in a table of 1 columns");
  }

  @Test
  void shortensToOneLineWithoutSplittingACharacter() {
    assertThat(TextTable.shortened("a\n b", 10)).isEqualTo("a b");
    assertThat(TextTable.shortened("abcdef", 4)).isEqualTo("abc…");
    assertThat(TextTable.shortened("😀😀😀😀", 3)).isEqualTo("😀😀…");
  }
}
