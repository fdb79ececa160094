package org.mneme.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a vector that a person wrote: numbers with commas or blanks between them. */
final class VectorText {

  private VectorText() {}

  /**
   * The vector that {@code text} is, or that the file holds whose name follows a {@code @}; square
   * brackets around it are no harm.
   *
   * @param option what {@code text} was given for, to be named in messages
   * @throws CommandFailedException if there is a part that is no number, or no such file
   */
  static float[] parse(String option, String text) {
    String numbers = text.startsWith("@") ? content(option, text.substring(1)) : text;
    String bare = numbers.strip().replaceAll("^\\[|]$", "").strip();
    if (bare.isEmpty()) {
      throw new CommandFailedException(ExitCode.USAGE, option + " holds no numbers");
    }
    String[] parts = bare.split("\\s*[,;]\\s*|\\s+", -1);
    float[] vector = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        vector[i] = Float.parseFloat(parts[i]);
      } catch (NumberFormatException e) {
        throw new CommandFailedException(
            ExitCode.USAGE, option + ": component " + (i + 1) + " is no number: " + parts[i]);
      }
    }
    return vector;
  }

  private static String content(String option, String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailedException(
          ExitCode.NO_INPUT, option + ": cannot read " + file + ": " + e.getMessage());
    }
  }
}
