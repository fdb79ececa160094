package org.mneme.association;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mneme.model.IdOrder;

/**
 * The concepts of one space in the hot tier: slots with their centroids in one array, and the
 * numbers that spreading reads. Never authoritative but for usage: it equals what a fresh load from
 * state gives. Slots are storage, not identity, and the lowest free one is taken next; nothing that
 * leaves depends on them. Not thread-safe.
 */
public final class ConceptIndex {

  /** As many floats as the widest vector holds: kernels see whole vectors of slots only. */
  static final int PADDING = 16;

  private static final long SLOT_BYTES = 32;

  /** Of the map from ids to slots: entry, key's reference, boxed slot. */
  private static final long ENTRY_BYTES = 64;

  private final Centroids centroids;
  private final Map<String, Integer> slots = new HashMap<>();
  private final BitSet live = new BitSet();
  private final BitSet unwrittenUsage = new BitSet();
  private Set<String> hidden = Set.of();
  private StoredConcept[] concepts = new StoredConcept[0];
  private long[] idHashes = new long[0];
  private int[] fanOuts = new int[0];
  private float[] lastActivations = new float[0];
  private long[] lastAccesses = new long[0];
  private float[] cosines = new float[0];
  private long conceptBytes;

  /** An index without concepts, of centroids with {@code dimension} components. */
  public ConceptIndex(int dimension) {
    this.centroids = new Centroids(dimension);
  }

  /** How many concepts there are. */
  public int size() {
    return slots.size();
  }

  /** One more than the highest slot in use. */
  public int slotLimit() {
    return live.length();
  }

  /** Whether {@code slot} holds a concept. */
  public boolean isLive(int slot) {
    return live.get(slot);
  }

  /** The slot of the concept {@code id}, or -1 when there is none. */
  public int slot(String id) {
    Integer slot = slots.get(id);
    return slot == null ? -1 : slot;
  }

  /**
   * Puts a concept with its unit centroid, new or in place of the one with the same id.
   *
   * @return its slot
   */
  public int put(StoredConcept concept, float[] centroid) {
    Integer known = slots.get(concept.id());
    int slot = known == null ? live.nextClearBit(0) : known;
    reserve(slot + 1);
    if (known == null) {
      slots.put(concept.id(), slot);
      live.set(slot);
      idHashes[slot] = IdOrder.hash(concept.id());
    }
    centroids.put(slot, centroid);
    set(slot, concept);
    return slot;
  }

  /** Changes a concept in place; its centroid stays. */
  public void update(StoredConcept concept) {
    set(requireSlot(concept.id()), concept);
  }

  /** Removes the concept {@code id} and returns the slot that it had. */
  public int remove(String id) {
    int slot = requireSlot(id);
    slots.remove(id);
    live.clear(slot);
    unwrittenUsage.clear(slot);
    conceptBytes -= concepts[slot].bytes();
    concepts[slot] = null;
    fanOuts[slot] = 0;
    lastActivations[slot] = 0;
    lastAccesses[slot] = 0;
    centroids.clear(slot);
    return slot;
  }

  /** The concept in {@code slot}, which must hold one. */
  public StoredConcept concept(int slot) {
    return concepts[requireLive(slot)];
  }

  /** Its id. */
  public String id(int slot) {
    return concept(slot).id();
  }

  /** {@link IdOrder#hash} of its id. */
  public long idHash(int slot) {
    return idHashes[slot];
  }

  /** Live bindings of the concept in {@code slot}, as of the last window. */
  public int fanOut(int slot) {
    return fanOuts[slot];
  }

  /** The centroid of a concept, in a new array. */
  public float[] centroid(int slot) {
    return centroids.copy(requireLive(slot));
  }

  /** Makes the values of the slots NaN that hold a hidden concept. */
  void hideIn(float[] bySlot) {
    for (String id : hidden) {
      Integer slot = slots.get(id);
      if (slot != null) {
        bySlot[slot] = Float.NaN;
      }
    }
  }

  /** Puts NaN where no concept is, below {@link #slotLimit}. */
  void clearFree(float[] bySlot) {
    int limit = slotLimit();
    for (int slot = live.nextClearBit(0); slot < limit; slot = live.nextClearBit(slot + 1)) {
      bySlot[slot] = Float.NaN;
    }
  }

  /** Cosine of a unit vector with the centroid in {@code slot}. */
  public float cosine(float[] vector, int slot) {
    return centroids.cosine(vector, slot);
  }

  /**
   * The concepts nearest to {@code query}, best first, ties by id: the slots go to {@code
   * found[0..result)}, and their cosines to {@code cosinesOut} at the same positions.
   *
   * @param query unit vector
   * @param least least cosine
   * @param found as long as many are wanted, at least 1; few, since they are sorted by insertion
   * @return how many were found
   */
  public int nearest(float[] query, double least, int[] found, float[] cosinesOut) {
    centroids.cosines(query, slotLimit(), cosines);
    return BestConcepts.of(this, cosines, 0, slotLimit(), least, found, cosinesOut);
  }

  /** The same for the centroid of a concept, itself left out. */
  public int nearestToConcept(int slot, double least, int[] found, float[] cosinesOut) {
    int limit = slotLimit();
    centroids.cosines(requireLive(slot), limit, cosines);
    cosines[slot] = Float.NaN;
    return BestConcepts.of(this, cosines, 0, limit, least, found, cosinesOut);
  }

  /**
   * Makes exactly these concepts invisible: no answer shows or uses one until it is shown again.
   */
  public void hide(Set<String> ids) {
    hidden = Set.copyOf(ids);
  }

  /** Whether the concept in {@code slot}, which must hold one, is hidden. */
  public boolean isHidden(int slot) {
    return !hidden.isEmpty() && hidden.contains(concepts[slot].id());
  }

  /** What queries left behind on a concept. */
  public ConceptUsage usage(int slot) {
    return new ConceptUsage(lastActivations[slot], lastAccesses[slot]);
  }

  /** Puts back the usage that state had. */
  public void loadUsage(int slot, ConceptUsage usage) {
    lastActivations[slot] = usage.lastActivation();
    lastAccesses[slot] = usage.lastAccess();
  }

  /** A query at {@code now}, epoch milliseconds, reached the concept with {@code activation}. */
  public void use(int slot, float activation, long now) {
    lastActivations[slot] = activation;
    lastAccesses[slot] = Math.max(lastAccesses[slot], now);
    unwrittenUsage.set(slot);
  }

  /** The slots whose usage state does not have; the caller clears them when it has written it. */
  public BitSet unwrittenUsage() {
    return unwrittenUsage;
  }

  /** Bytes that the index holds, estimated from its capacity. */
  public long bytes() {
    return centroids.bytes()
        + SLOT_BYTES * concepts.length
        + ENTRY_BYTES * slots.size()
        + conceptBytes;
  }

  /** Those of them that hold centroids. */
  public long centroidBytes() {
    return centroids.bytes();
  }

  /** {@link #fanOut} by slot, with room for whole vectors; not to be changed. */
  int[] fanOuts() {
    return fanOuts;
  }

  /** Centroids by slot; not to be changed. */
  Centroids centroids() {
    return centroids;
  }

  private void set(int slot, StoredConcept concept) {
    conceptBytes += concept.bytes() - (concepts[slot] == null ? 0 : concepts[slot].bytes());
    concepts[slot] = concept;
    fanOuts[slot] = concept.fanOut();
  }

  private void reserve(int limit) {
    if (limit > concepts.length) {
      int wanted = Math.max(limit, concepts.length + concepts.length / 4);
      int capacity = (wanted + PADDING - 1) / PADDING * PADDING;
      centroids.reserve(capacity);
      concepts = Arrays.copyOf(concepts, capacity);
      idHashes = Arrays.copyOf(idHashes, capacity);
      fanOuts = Arrays.copyOf(fanOuts, capacity);
      lastActivations = Arrays.copyOf(lastActivations, capacity);
      lastAccesses = Arrays.copyOf(lastAccesses, capacity);
      cosines = new float[capacity];
    }
  }

  private int requireSlot(String id) {
    Integer slot = slots.get(id);
    if (slot == null) {
      throw new IllegalStateException("there is no concept " + id);
    }
    return slot;
  }

  private int requireLive(int slot) {
    if (!live.get(slot)) {
      throw new IllegalStateException("slot " + slot + " of " + slotLimit() + " holds nothing");
    }
    return slot;
  }
}
