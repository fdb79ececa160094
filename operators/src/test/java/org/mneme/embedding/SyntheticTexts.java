package org.mneme.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded episodes of 27 tasks, 6 each: in each of three domains, three actions on three objects, so
 * that tasks of a domain share words and tools as real ones do. An episode words its task anew:
 * another synonym, another frame, the task's own name said or not, tools left out or added.
 */
final class SyntheticTexts {

  private static final long SEED = 20_261_121L;
  private static final int EPISODES = 6;

  private static final List<String> FRAMES =
      List.of(
          "Hi! I need to %s %s%s.",
          "%s %s%s",
          "Could you please %s %s%s for me today?",
          "Our customer wants us to %s %s%s as soon as possible",
          "Hello, I'd like to %s %s%s, can you help me with that?");

  private static final List<Domain> DOMAINS =
      List.of(
          new Domain(
              List.of("cancel|revoke|call off", "refund|reimburse", "change|modify|update"),
              List.of("order|purchase", "subscription|monthly plan", "invoice|bill"),
              List.of(
                  "Oslo", "Quito", "Perth", "Lagos", "Kyoto", "Turin", "Minsk", "Dakar", "Lima"),
              List.of("get_customer", "get_order", "update_order", "send_mail", "open_ticket")),
          new Domain(
              List.of("restart|reboot", "scale up|resize|grow", "find why alerts fire in|diagnose"),
              List.of("database replica|postgres node", "web frontend", "message broker"),
              List.of("ax1", "bq7", "cz3", "dw9", "ev2", "fu8", "gt4", "hs6", "ir5"),
              List.of("kubectl", "read_logs", "query_metrics", "ssh_exec", "page_engineer")),
          new Domain(
              List.of("pick up|grasp", "deliver|bring", "inspect|check"),
              List.of("red crate", "glass bottle|flask", "steel pallet"),
              List.of("A12", "B07", "C33", "D18", "E21", "F40", "G05", "H29", "J14"),
              List.of("move_base", "detect_object", "close_gripper", "open_gripper", "dock")));

  private record Domain(
      List<String> actions, List<String> objects, List<String> names, List<String> tools) {}

  private SyntheticTexts() {}

  static List<LabelledText> texts() {
    Random random = new Random(SEED);
    List<LabelledText> texts = new ArrayList<>();
    for (int d = 0; d < DOMAINS.size(); d++) {
      Domain domain = DOMAINS.get(d);
      for (int task = 0; task < 9; task++) {
        for (int episode = 0; episode < EPISODES; episode++) {
          texts.add(text(domain, d + "-" + task, task, random));
        }
      }
    }
    return texts;
  }

  private static LabelledText text(Domain domain, String label, int task, Random random) {
    String action = oneOf(List.of(domain.actions().get(task / 3).split("\\|")), random);
    String object = oneOf(List.of(domain.objects().get(task % 3).split("\\|")), random);
    String name = random.nextDouble() < 0.7 ? " " + domain.names().get(task) : "";
    String query = oneOf(FRAMES, random).formatted(action, "the " + object, name);
    StringBuilder episode = new StringBuilder(query).append('\n');
    for (int tool = 0; tool < domain.tools().size(); tool++) {
      boolean typical = tool == task / 3 || tool == task % 3 + 2;
      if (random.nextDouble() < (typical ? 0.9 : 0.15)) {
        episode.append(' ').append(domain.tools().get(tool));
      }
    }
    return new LabelledText(label, query, episode.toString());
  }

  private static String oneOf(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
