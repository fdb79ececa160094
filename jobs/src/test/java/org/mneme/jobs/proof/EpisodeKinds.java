package org.mneme.jobs.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the episodes of a log are about: five kinds, each in a few variants, and noise. */
final class EpisodeKinds {

  private static final int DIMENSION = 16;
  private static final int STATE_DIMENSION = 6;
  private static final int VARIANTS = 12;
  private static final List<String> TASKS =
      List.of(
          "Refund the cancelled flight booking of customer",
          "Change the seat reservation on the train for traveller",
          "Restart the warehouse robot that lost its way near shelf",
          "Translate the invoice letter into French for client",
          "Summarise the weekly sales report of region");
  private static final List<List<String>> TOOLS =
      List.of(
          List.of("find_booking", "cancel_booking", "refund"),
          List.of("find_train", "change_seat"),
          List.of("locate", "stop", "reboot", "drive"),
          List.of("read_file", "translate", "write_file"),
          List.of("query_sales", "summarise"));
  private static final List<String> NAMES =
      List.of("Ada", "Berta", "Carl", "Dora", "Emil", "Frida", "Gustav", "Hanna", "Ivo", "Jana");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final float[][] centres = new float[TASKS.size()][DIMENSION];

  EpisodeKinds(long seed) {
    random = new Random(seed + 1);
    for (float[] centre : centres) {
      fill(centre, random, 1);
    }
  }

  /**
   * What one episode is about.
   *
   * @param embedding its vector, or null when the job is to make it
   */
  record Kind(ObjectNode task, List<String> tools, String verdict, ObjectNode embedding) {}

  /** The next episode's; one in six is of no kind. */
  Kind next(boolean isWithVector) {
    int group = random.nextInt(TASKS.size());
    boolean isNoise = random.nextInt(6) == 0;
    int variant = isNoise ? random.nextInt() : random.nextInt(VARIANTS);
    String text = isNoise ? noise(variant) : TASKS.get(group) + ' ' + NAMES.get(variant % 10);
    ObjectNode task = JSON.createObjectNode().put("description", text).put("domain", "d" + group);
    List<String> tools = isNoise ? List.of("tool-" + variant) : TOOLS.get(group);
    String verdict = random.nextInt(4) == 0 ? "failure" : "success";
    return new Kind(task, tools, verdict, isWithVector ? embedding(group, variant, isNoise) : null);
  }

  /** A state in which an episode of {@code kind} may be. */
  float[] state(Kind kind) {
    float[] state = new float[STATE_DIMENSION];
    fill(state, new Random(kind.tools().hashCode()), 1);
    fill(state, random, 0.3f);
    return state;
  }

  /** What a query asks. */
  String words() {
    return TASKS.get(random.nextInt(TASKS.size()));
  }

  private static String noise(int variant) {
    Random words = new Random(variant);
    List<String> text = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      text.add("w" + Integer.toString(words.nextInt(1 << 28), 36));
    }
    return String.join(" ", text);
  }

  /** A function of what it is of, so that equal tasks have equal vectors. */
  private ObjectNode embedding(int group, int variant, boolean isNoise) {
    float[] vector = isNoise ? new float[DIMENSION] : centres[group].clone();
    fill(vector, new Random(31L * group + variant), isNoise ? 1 : 0.25f);
    ByteBuffer packed = ByteBuffer.allocate(4 * DIMENSION).order(ByteOrder.LITTLE_ENDIAN);
    for (float component : vector) {
      packed.putFloat(component);
    }
    return JSON.createObjectNode().put("model", "ours").put("f32", packed.array());
  }

  private static void fill(float[] vector, Random random, float scale) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += scale * (float) random.nextGaussian();
    }
  }
}
