package org.mneme.memory;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Set;
import org.mneme.model.Embedding;
import org.mneme.model.HitKind;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * All of a query that its answer depends on, compared by content: not who asks, nor for how long it
 * is worth answering. A query that names no "now" is equal to one at another time.
 */
record AskedQuery(
    String space,
    String text,
    String model,
    ByteBuffer vector,
    int k,
    double minSimilarity,
    Set<HitKind> kinds,
    QueryFilter filter,
    RecallMode mode,
    String cursor,
    Integer hops,
    boolean exact,
    boolean explain,
    boolean diverse,
    String after,
    Long at,
    ByteBuffer state,
    BitSet mask) {

  /** What {@code query} asks, or null when it is of a mode whose answers are not kept. */
  static AskedQuery of(RecallQuery query) {
    return switch (query.mode()) {
      // Reads without ranking cost little; a prediction counts.
      case GET, LIST, STATS, PREDICT -> null;
      case RECALL, SIMILAR, COMPLETE -> ranked(query);
    };
  }

  private static AskedQuery ranked(RecallQuery query) {
    Embedding embedding = query.embedding();
    return new AskedQuery(
        query.space(),
        query.text(),
        embedding == null ? null : embedding.model(),
        embedding == null ? null : ByteBuffer.wrap(embedding.f32()),
        query.k(),
        query.minSimilarity(),
        Set.copyOf(query.kinds()),
        query.filter(),
        query.mode(),
        query.cursor(),
        query.hops(),
        query.exact(),
        query.explain(),
        query.diverse(),
        query.after(),
        query.at(),
        query.state() == null ? null : ByteBuffer.wrap(query.state()),
        bits(query.mask()));
  }

  private static BitSet bits(boolean[] mask) {
    if (mask == null) {
      return null;
    }
    BitSet bits = new BitSet(mask.length);
    for (int i = 0; i < mask.length; i++) {
      bits.set(i, mask[i]);
    }
    return bits;
  }
}
