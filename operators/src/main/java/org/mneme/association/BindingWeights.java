package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_BINDINGS;

import java.util.Arrays;
import org.mneme.kernels.activation.FanExponent;
import org.mneme.kernels.decay.StrengthDecay;

/**
 * The strengths of bindings as of one moment, computed in batches. A kernel sees whole vectors
 * only, so that no weight depends on where its binding lies.
 */
final class BindingWeights {

  private static final float DAYS_PER_MILLI = 1 / 86_400_000f;

  private final BindingStrength law;
  private final FanExponent fanExponent;
  private float[] rates = new float[0];
  private float[] strengths = new float[0];
  private float[] elapsed = new float[0];
  private float[] elapsedRates = new float[0];
  private float[] weights = new float[0];
  private int[] fanOuts = new int[0];
  private long now;
  private int size;

  BindingWeights(SpreadingParameters parameters) {
    this.law = parameters.binding();
    this.fanExponent = parameters.fanExponent();
  }

  /** From here on weights are as of {@code now}, epoch milliseconds, in this space. */
  void begin(ConceptIndex concepts, long now) {
    this.now = now;
    fanOuts = concepts.fanOuts();
    if (rates.length < fanOuts.length) {
      rates = new float[fanOuts.length];
    }
    StrengthDecay.fanRates(
        fanOuts,
        (float) law.ratePerDay(),
        (float) law.fanWeight(),
        rates,
        0,
        padded(concepts.slotLimit()));
    size = 0;
  }

  /** Weights of all bindings of the concept in {@code slot}, parallel to {@code rows}. */
  float[] of(int slot, BoundRows rows) {
    int count = padded(rows.size);
    reserve(count);
    for (int i = 0; i < count; i++) {
      elapsed[i] = (now - rows.times[i]) * DAYS_PER_MILLI;
    }
    Arrays.fill(elapsedRates, 0, count, rates[slot]);
    decay(rows.strengths, count);
    return weights;
  }

  /** Weight of a binding of the concept in {@code slot}, of this strength at {@code time}. */
  float of(int slot, float strength, long time) {
    clear();
    add(slot, strength, time);
    return ofAdded()[0];
  }

  /** Forgets the bindings that were added. */
  void clear() {
    size = 0;
  }

  /** Adds a binding of the concept in {@code slot}, which had this strength at {@code time}. */
  void add(int slot, float strength, long time) {
    reserve(size + 1);
    strengths[size] = strength;
    elapsed[size] = (now - time) * DAYS_PER_MILLI;
    elapsedRates[size++] = rates[slot];
  }

  /** Adds the bindings of a row of {@code segment}, the first of which is {@code first}. */
  void addAll(EdgeSegment segment, int first) {
    reserve(size + MAXIMUM_BINDINGS);
    float[] strengthsHere = strengths;
    float[] elapsedHere = elapsed;
    float[] ratesHere = elapsedRates;
    int at = size;
    for (int b = first; b < first + MAXIMUM_BINDINGS && segment.slot(b) != NONE; b++) {
      strengthsHere[at] = segment.strength(b);
      elapsedHere[at] = (now - segment.time(b)) * DAYS_PER_MILLI;
      ratesHere[at++] = rates[segment.slot(b)];
    }
    size = at;
  }

  /** Weights of the bindings added, in their order. */
  float[] ofAdded() {
    decay(strengths, padded(size));
    return weights;
  }

  /** What the weights of the bindings of a concept are divided by where activation leaves it. */
  float fanPower(int slot) {
    return fanExponent.power(fanOuts[slot]);
  }

  private void decay(float[] of, int count) {
    switch (law.decay()) {
      case EXPONENTIAL -> StrengthDecay.exponential(of, elapsed, elapsedRates, weights, 0, count);
      case LINEAR -> StrengthDecay.linear(of, elapsed, elapsedRates, weights, 0, count);
    }
  }

  private void reserve(int count) {
    if (count > weights.length) {
      int capacity = padded(Math.max(count, 2 * weights.length));
      strengths = Arrays.copyOf(strengths, capacity);
      elapsed = Arrays.copyOf(elapsed, capacity);
      elapsedRates = Arrays.copyOf(elapsedRates, capacity);
      weights = new float[capacity];
    }
  }

  private static int padded(int count) {
    return (count + ConceptIndex.PADDING - 1) / ConceptIndex.PADDING * ConceptIndex.PADDING;
  }
}
