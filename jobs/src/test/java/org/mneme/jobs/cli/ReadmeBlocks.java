package org.mneme.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code blocks of README's section "Write and recall in ten lines", as they stand there. */
record ReadmeBlocks(String section) {

  private static final String HEADING = "## Write and recall in ten lines\n";

  static ReadmeBlocks read() {
    try {
      String page = Files.readString(Path.of(System.getProperty("mneme.root"), "README.md"));
      String rest = page.substring(page.indexOf(HEADING) + HEADING.length());
      return new ReadmeBlocks(rest.substring(0, rest.indexOf("\n## ")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one block in a language that holds {@code mark}. */
  String block(String language, String mark) {
    Matcher fence = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(section);
    List<String> found =
        fence.results().map(block -> block.group(1)).filter(text -> text.contains(mark)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " blocks of " + language + " with " + mark);
    }
    return found.get(0);
  }
}
