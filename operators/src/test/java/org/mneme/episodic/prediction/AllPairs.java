package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.kernels.dense.Vectors;

/**
 * What the bounded neighbours and connections replace: every experience takes part in every
 * prediction, and all that took part connect with each other, as the Python program does that the
 * workload is from.
 */
final class AllPairs {

  private final int dimension;
  private final List<float[]> states = new ArrayList<>();
  private final List<Map<Integer, Double>> connections = new ArrayList<>();

  AllPairs(int dimension) {
    this.dimension = dimension;
  }

  /** Compares with all, connects all that are near with each other, and takes {@code state} in. */
  void step(float[] state, double success) {
    List<Integer> near = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      if (Vectors.cosine(state, 0, states.get(i), 0, dimension) >= 0.4) {
        near.add(i);
      }
    }
    for (int i = 0; i < near.size(); i++) {
      for (int j = i + 1; j < near.size(); j++) {
        int a = near.get(i);
        int b = near.get(j);
        double before = connections.get(a).getOrDefault(b, 0.0);
        double after = before + 0.1 * (success - before);
        connections.get(a).put(b, after);
        connections.get(b).put(a, after);
      }
    }
    states.add(state);
    connections.add(new HashMap<>());
  }
}
