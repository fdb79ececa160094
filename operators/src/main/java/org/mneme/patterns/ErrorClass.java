package org.mneme.patterns;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;

/**
 * What sort of error a step ended with: its tool and its message without what differs from case to
 * case. Numbers, codes and whatever is quoted become {@code #}; the first {@value #MOST_WORDS}
 * words of the first line are kept.
 */
final class ErrorClass {

  private static final int MOST_WORDS = 12;
  private static final int MOST_CHARACTERS = 96;

  private static final Pattern PREFIX = Pattern.compile("^\\s*(error|exception)\\s*:\\s*");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]{1,64}\"|'[^']{1,64}'|`[^`]{1,64}`");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private ErrorClass() {}

  /** The class of the error of {@code step}; empty when it ended well. */
  static String of(StepDigest step) {
    return switch (step.status()) {
      case OK -> "";
      case TIMEOUT -> step.tool() + ": timeout";
      case ERROR -> step.tool() + ": " + normalised(step.message());
    };
  }

  private static String normalised(String message) {
    if (message == null || message.isBlank()) {
      return StepStatus.ERROR.name().toLowerCase(Locale.ROOT);
    }
    String line = message.strip().lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    String plain = QUOTED.matcher(PREFIX.matcher(line).replaceFirst("")).replaceAll("#");
    StringBuilder words = new StringBuilder();
    int count = 0;
    for (String word : BLANK.splitAsStream(plain.strip()).toList()) {
      String kept = word.chars().anyMatch(Character::isDigit) ? "#" : word;
      if (count == MOST_WORDS || words.length() + kept.length() >= MOST_CHARACTERS) {
        break;
      }
      words.append(count == 0 ? "" : " ").append(kept);
      count++;
    }
    return words.length() == 0 ? "error" : words.toString();
  }
}
