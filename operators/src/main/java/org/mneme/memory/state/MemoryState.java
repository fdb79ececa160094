package org.mneme.memory.state;

import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.UsageBlock;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.SpaceProfile;
import org.mneme.model.EpisodeDigest;

/**
 * The managed state of one space, the truth behind the hot tier. Every method reads or writes the
 * space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code space-profile}; by row {@code episodes}, {@code
 * vectors} (packed float32), {@code digests}, {@code texts} (terms with their counts, packed);
 * {@code usage-blocks} by block of rows; {@code episode-refs} by episode id; {@code fingerprints}
 * to row. Rows are split over several maps so that what changes often (usage) is small and a vector
 * is written once.
 */
public final class MemoryState {

  private final ValueState<SpaceProfile> profile;
  private final MapState<Integer, StoredEpisode> episodes;
  private final MapState<Integer, byte[]> vectors;
  private final MapState<Integer, EpisodeDigest> digests;
  private final MapState<Integer, byte[]> texts;
  private final MapState<Integer, byte[]> usageBlocks;
  private final MapState<String, EpisodeRef> refs;
  private final MapState<String, Integer> fingerprints;

  /** Rows that writes to a cold space use. */
  public final FreeRowsState freeRows;

  public MemoryState(RuntimeContext context) {
    profile =
        context.getState(
            new ValueStateDescriptor<>("space-profile", Types.POJO(SpaceProfile.class)));
    episodes = map(context, "episodes", Types.INT, Types.POJO(StoredEpisode.class));
    vectors =
        map(context, "vectors", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    digests = map(context, "digests", Types.INT, Types.POJO(EpisodeDigest.class));
    texts = map(context, "texts", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    usageBlocks =
        map(
            context,
            "usage-blocks",
            Types.INT,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    refs = map(context, "episode-refs", Types.STRING, Types.POJO(EpisodeRef.class));
    fingerprints = map(context, "fingerprints", Types.STRING, Types.INT);
    freeRows = new FreeRowsState(context);
  }

  /** The space's profile, or null when nothing was ever stored in it. */
  public SpaceProfile profile() throws Exception {
    return profile.value();
  }

  public void profile(SpaceProfile value) throws Exception {
    profile.update(value);
  }

  public StoredEpisode episode(int row) throws Exception {
    return episodes.get(row);
  }

  public void episode(int row, StoredEpisode episode) throws Exception {
    episodes.put(row, episode);
  }

  public Iterable<Map.Entry<Integer, StoredEpisode>> episodes() throws Exception {
    return episodes.entries();
  }

  public byte[] vector(int row) throws Exception {
    return vectors.get(row);
  }

  public void vector(int row, byte[] f32) throws Exception {
    vectors.put(row, f32);
  }

  public Iterable<Map.Entry<Integer, byte[]>> vectors() throws Exception {
    return vectors.entries();
  }

  public EpisodeDigest digest(int row) throws Exception {
    return digests.get(row);
  }

  public void digest(int row, EpisodeDigest digest) throws Exception {
    digests.put(row, digest);
  }

  /** The terms of every row's text, packed. */
  public Iterable<Map.Entry<Integer, byte[]>> texts() throws Exception {
    return texts.entries();
  }

  public byte[] text(int row) throws Exception {
    return texts.get(row);
  }

  public void text(int row, byte[] terms) throws Exception {
    texts.put(row, terms);
  }

  /** What queries left on a row; {@link Usage#NONE} where they left nothing. */
  public Usage usage(int row) throws Exception {
    return UsageBlock.read(usageBlocks.get(UsageBlock.of(row)), row);
  }

  public void usage(int row, Usage usage) throws Exception {
    int block = UsageBlock.of(row);
    byte[] packed = usageBlocks.get(block);
    if (packed != null || !usage.equals(Usage.NONE)) {
      usageBlocks.put(block, UsageBlock.with(packed, row, usage));
    }
  }

  /** The packed usage of a {@link UsageBlock}, or null. */
  public byte[] usageBlock(int block) throws Exception {
    return usageBlocks.get(block);
  }

  public void usageBlock(int block, byte[] packed) throws Exception {
    usageBlocks.put(block, packed);
  }

  /** Removes everything that stands under {@code row}; references to it stay. */
  public void remove(int row) throws Exception {
    episodes.remove(row);
    vectors.remove(row);
    digests.remove(row);
    texts.remove(row);
    usage(row, Usage.NONE);
  }

  /** Where an episode went, or null when it was never stored. */
  public EpisodeRef ref(String episode) throws Exception {
    return refs.get(episode);
  }

  public void ref(String episode, EpisodeRef ref) throws Exception {
    refs.put(episode, ref);
  }

  /** Changes references, in one batch. */
  public void refs(Map<String, EpisodeRef> changed) throws Exception {
    refs.putAll(changed);
  }

  /** Every episode's reference, by its id. */
  public Iterable<Map.Entry<String, EpisodeRef>> refs() throws Exception {
    return refs.entries();
  }

  public void removeRef(String episode) throws Exception {
    refs.remove(episode);
  }

  /** The row of the experience with this fingerprint, or null when none was learned. */
  public Integer rowOf(String fingerprint) throws Exception {
    return fingerprints.get(fingerprint);
  }

  /** Learns the rows of these fingerprints, in one batch. */
  public void rowsOf(Map<String, Integer> learned) throws Exception {
    fingerprints.putAll(learned);
  }

  public void removeFingerprint(String fingerprint) throws Exception {
    fingerprints.remove(fingerprint);
  }

  /** Removes all that the space holds but {@code kept}, which may be null. */
  public void clear(SpaceProfile kept) throws Exception {
    profile.update(kept);
    episodes.clear();
    vectors.clear();
    digests.clear();
    texts.clear();
    usageBlocks.clear();
    refs.clear();
    fingerprints.clear();
    freeRows.clear();
  }

  /** A map of the current key's own. */
  static <K, V> MapState<K, V> map(
      RuntimeContext context, String name, TypeInformation<K> key, TypeInformation<V> value) {
    return context.getMapState(new MapStateDescriptor<>(name, key, value));
  }
}
