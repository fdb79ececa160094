package org.mneme.jobs.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** What the episodes are about: a few kinds in a few variants each, so that concepts form. */
final class ChaosEpisodes {

  private static final int DIMENSION = 16;
  private static final int VARIANTS = 12;
  private static final List<String> TASKS =
      List.of(
          "Refund the cancelled hotel booking of guest",
          "Move the appointment in the calendar of patient",
          "Recalibrate the arm of the packing robot in hall",
          "Extract the totals from the scanned receipt of client",
          "Deploy the patched service to the cluster in zone");
  private static final List<List<String>> TOOLS =
      List.of(
          List.of("find_booking", "cancel_booking", "refund"),
          List.of("open_calendar", "move"),
          List.of("locate", "stop", "calibrate", "resume"),
          List.of("read_scan", "extract", "write_file"),
          List.of("build", "deploy"));

  private final Random random;
  private final float[][] centres = new float[TASKS.size()][DIMENSION];

  ChaosEpisodes(long seed) {
    random = new Random(seed);
    for (float[] centre : centres) {
      add(centre, random, 1);
    }
  }

  /**
   * One episode's content.
   *
   * @param embedding its vector, or null when the job is to make it
   */
  record Content(ObjectNode task, List<String> tools, String verdict, ObjectNode embedding) {}

  /** The next one's. */
  Content next(ObjectMapper json, boolean isWithVector) {
    int kind = random.nextInt(TASKS.size());
    int variant = random.nextInt(VARIANTS);
    ObjectNode task =
        json.createObjectNode()
            .put("description", TASKS.get(kind) + " number " + variant)
            .put("domain", "d" + kind);
    String verdict = random.nextInt(4) == 0 ? "failure" : "success";
    return new Content(
        task, TOOLS.get(kind), verdict, isWithVector ? embedding(json, kind, variant) : null);
  }

  /** What a query asks. */
  static String words(int number) {
    return TASKS.get(number % TASKS.size());
  }

  /** A function of what it is of, so that equal tasks have equal vectors. */
  private ObjectNode embedding(ObjectMapper json, int kind, int variant) {
    float[] vector = centres[kind].clone();
    add(vector, new Random(31L * kind + variant), 0.25f);
    ByteBuffer packed = ByteBuffer.allocate(Float.BYTES * DIMENSION).order(ByteOrder.LITTLE_ENDIAN);
    for (float component : vector) {
      packed.putFloat(component);
    }
    return json.createObjectNode().put("model", "ours").put("f32", packed.array());
  }

  private static void add(float[] vector, Random random, float scale) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += scale * (float) random.nextGaussian();
    }
  }
}
