package org.mneme.jobs.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the {@code {slots}} of templates. A slot keeps the value that it took first, so that the
 * texts of one episode agree.
 */
final class Slots {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final Pattern DIGIT = Pattern.compile("#");

  private final SplittableRandom random;
  private final List<Map<String, List<String>>> choices;
  private final Map<String, String> chosen;

  /**
   * @param random what values are drawn by
   * @param fixed values that are not drawn
   * @param choices where a slot's values are looked up, in this order
   */
  Slots(
      SplittableRandom random, Map<String, String> fixed, List<Map<String, List<String>>> choices) {
    this.random = random;
    this.choices = choices;
    this.chosen = new HashMap<>(fixed);
  }

  /**
   * The template with its slots filled.
   *
   * @throws IllegalArgumentException if a slot has no values
   */
  String fill(String template) {
    return SLOT.matcher(template)
        .replaceAll(slot -> Matcher.quoteReplacement(valueOf(slot.group(1))));
  }

  private String valueOf(String slot) {
    String value = chosen.get(slot);
    if (value == null) {
      value = DIGIT.matcher(draw(slot)).replaceAll(digit -> digitOf(digit.start()));
      chosen.put(slot, value);
    }
    return value;
  }

  private String digitOf(int position) {
    // A number does not begin with zero.
    return Integer.toString(position == 0 ? random.nextInt(1, 10) : random.nextInt(10));
  }

  private String draw(String slot) {
    for (Map<String, List<String>> choice : choices) {
      List<String> values = choice.get(slot);
      if (values != null) {
        return values.get(random.nextInt(values.size()));
      }
    }
    throw new IllegalArgumentException("no values for slot " + slot);
  }
}
