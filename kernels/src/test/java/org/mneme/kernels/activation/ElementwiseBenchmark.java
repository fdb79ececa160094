package org.mneme.kernels.activation;

import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mneme.kernels.Samples;
import org.mneme.kernels.decay.RetentionCurve;
import org.mneme.kernels.decay.StrengthDecay;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decay, activation, fan and selection over ten thousand elements, beside the plain loop each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementwiseBenchmark {
  private static final int N = 10_000;

  private final float[] strengths = Samples.uniform(new Random(1), N, 0, 1);
  private final float[] elapsed = Samples.uniform(new Random(2), N, 0, 30);
  private final float[] rates = Samples.uniform(new Random(3), N, 0, 1);
  private final int[] fans = new Random(4).ints(N, 0, 100).toArray();
  private final float[] out = new float[N];
  private final Activation activation = new Activation(0.4f, 0.1f);
  private final RunningTopK best = new RunningTopK(10);
  private final int[] positions = new int[10];

  @Benchmark
  public float[] exponential() {
    StrengthDecay.exponential(strengths, elapsed, rates, out, 0, N);
    return out;
  }

  @Benchmark
  public float[] exponentialPlain() {
    for (int i = 0; i < N; i++) {
      out[i] = (float) (strengths[i] * Math.exp(-rates[i] * elapsed[i]));
    }
    return out;
  }

  @Benchmark
  public float[] logistic() {
    activation.of(strengths, 0, out, 0, N);
    return out;
  }

  @Benchmark
  public float[] logisticPlain() {
    for (int i = 0; i < N; i++) {
      out[i] = (float) (1 / (1 + Math.exp(-(strengths[i] - 0.4f) * 10f)));
    }
    return out;
  }

  @Benchmark
  public float[] fan() {
    Spread.divideByFan(out, 0, fans, 0, N, FanExponent.HALF);
    return out;
  }

  @Benchmark
  public float[] fanPlain() {
    for (int i = 0; i < N; i++) {
      out[i] = strengths[i] / (float) Math.sqrt(Math.max(1, fans[i]));
    }
    return out;
  }

  @Benchmark
  public float[] retention() {
    RetentionCurve.EBBINGHAUS.at(elapsed, 0, out, 0, N);
    return out;
  }

  @Benchmark
  public float[] retentionPlain() {
    for (int i = 0; i < N; i++) {
      out[i] = (float) Math.pow(1 + 185.5 * elapsed[i], -0.136);
    }
    return out;
  }

  @Benchmark
  public int topTen() {
    return TopK.select(elapsed, 0, N, 10, best, positions);
  }

  @Benchmark
  public int topTenPriorityQueue() {
    PriorityQueue<Integer> queue =
        new PriorityQueue<>((a, b) -> Float.compare(elapsed[a], elapsed[b]));
    for (int i = 0; i < N; i++) {
      if (queue.size() < 10) {
        queue.add(i);
      } else if (elapsed[i] > elapsed[queue.peek()]) {
        queue.poll();
        queue.add(i);
      }
    }
    return queue.peek();
  }
}
