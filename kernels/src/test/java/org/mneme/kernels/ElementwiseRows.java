package org.mneme.kernels;

import static org.mneme.kernels.PairedMinima.nanos;

import java.util.PriorityQueue;
import java.util.Random;
import org.mneme.kernels.activation.Activation;
import org.mneme.kernels.activation.FanExponent;
import org.mneme.kernels.activation.Spread;
import org.mneme.kernels.decay.RetentionCurve;
import org.mneme.kernels.decay.StrengthDecay;
import org.mneme.kernels.dense.Ceilings;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;

/** Kernels over ten thousand elements, beside the plain loop each. */
final class ElementwiseRows {
  private static final int N = 10_000;

  /** A fan is applied so often to fresh values: ever smaller ones would become slow subnormals. */
  private static final int FANS_IN_TURN = 8;

  private final float[] s = Samples.uniform(new Random(1), N, 0, 1);
  private final float[] t = Samples.uniform(new Random(2), N, 0, 30);
  private final float[] o = new float[N];
  private final int[] fans = new Random(4).ints(N, 0, 100).toArray();
  private final int[] positions = new int[10];
  private float sink;

  private interface Element {
    float at(int i);
  }

  void addTo(KernelTable table) {
    Activation activation = new Activation(0.4f, 0.1f);
    RunningTopK best = new RunningTopK(10);
    table.add(
        "exponential decay of 10,000 (Math.exp)",
        nanos(
            1000,
            () -> StrengthDecay.exponential(s, t, s, o, 0, N),
            () -> each(i -> (float) (s[i] * Math.exp(-s[i] * t[i])))));
    table.add(
        "logistic of 10,000 (Math.exp)",
        nanos(
            1000,
            () -> activation.of(s, 0, o, 0, N),
            () -> each(i -> (float) (1 / (1 + Math.exp(-(s[i] - 0.4f) * 10f))))));
    table.add("fan^½ of 10,000 (plain loop; root and quotient alone)", fan());
    table.add(
        "retention of 10,000 (Math.pow)",
        nanos(
            1000,
            () -> RetentionCurve.EBBINGHAUS.at(t, 0, o, 0, N),
            () -> each(i -> (float) Math.pow(1 + 185.5 * t[i], -0.136))));
    table.add(
        "top 10 of 10,000 (PriorityQueue)",
        nanos(
            1000, () -> TopK.select(t, 0, N, 10, best, positions), () -> sink += priorityQueue()));
  }

  private double[] fan() {
    double[] times =
        nanos(
            1500,
            () -> {
              System.arraycopy(s, 0, o, 0, N);
              for (int i = 0; i < FANS_IN_TURN; i++) {
                Spread.divideByFan(o, 0, fans, 0, N, FanExponent.HALF);
              }
            },
            () -> {
              for (int i = 0; i < FANS_IN_TURN; i++) {
                each(at -> s[at] / (float) Math.sqrt(Math.max(1, fans[at])));
              }
            },
            () -> sink += Ceilings.rootsAndQuotients(2f, FANS_IN_TURN * N));
    for (int i = 0; i < times.length; i++) {
      times[i] /= FANS_IN_TURN;
    }
    return times;
  }

  private void each(Element element) {
    for (int i = 0; i < N; i++) {
      o[i] = element.at(i);
    }
  }

  private int priorityQueue() {
    PriorityQueue<Integer> queue = new PriorityQueue<>((a, b) -> Float.compare(t[a], t[b]));
    for (int i = 0; i < N; i++) {
      if (queue.size() < 10) {
        queue.add(i);
      } else if (t[i] > t[queue.peek()]) {
        queue.poll();
        queue.add(i);
      }
    }
    return queue.peek();
  }
}
