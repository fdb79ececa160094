package org.mneme.memory.recall;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * A number that pages of one ranking have in common: of all that their order depends on, and so
   * not of how many hits a page has or where it begins.
   */
  static long fingerprint(RecallQuery query) {
    MessageDigest digest = sha256();
    Embedding embedding = query.embedding();
    QueryFilter filter = query.filter();
    for (Object part :
        Arrays.asList(
            query.space(),
            query.text(),
            embedding == null ? null : embedding.model(),
            query.minSimilarity(),
            new TreeSet<>(query.kinds()),
            query.mode(),
            query.hops(),
            query.exact(),
            query.at(),
            filter.domain(),
            filter.type(),
            filter.tagsAll(),
            filter.tagsAny(),
            filter.agent(),
            filter.user(),
            filter.session(),
            filter.verdict(),
            filter.minValue(),
            filter.after(),
            filter.before())) {
      byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
      digest.update(text);
    }
    if (embedding != null) {
      digest.update(embedding.f32());
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JVM has SHA-256", missing);
    }
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
