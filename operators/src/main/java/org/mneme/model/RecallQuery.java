package org.mneme.model;

import java.util.List;
import java.util.Set;

/**
 * A recall query.
 *
 * @param query id of the query, which its result carries
 * @param space isolation unit
 * @param text what is looked for, or null
 * @param embedding its vector, or null (then made from the text)
 * @param k how many hits, 1 to 1,000
 * @param minSimilarity least cosine of a seed, and of a hit that activation did not reach, in [-1,
 *     1]; 0 by default
 * @param kinds what may be returned; empty means what the job finds best
 * @param filter what a hit must satisfy; never null
 * @param mode what is asked for; never null
 * @param ids for mode {@code get}; never null
 * @param cursor where the previous page ended, or null
 * @param hops spreading rounds, or null for the job's default
 * @param deadlineMillis after how long the answer is worthless, or null for the job's default
 * @param exact whether every vector must be compared
 * @param explain whether to say how each hit was found
 * @param diverse whether maximal marginal relevance thins near-duplicates
 * @param after id of an episode of the asker that must be visible first, or null
 * @param at the "now" of retention, epoch milliseconds, or null for the Kafka timestamp
 * @param state for mode {@code predict}: a state vector, packed, or null
 * @param replyKey key of the result record, or null for the query id
 * @param origin the Kafka record
 * @param mask for mode {@code complete}: which components of the vector are known, as many as it
 *     has; null when all are
 */
public record RecallQuery(
    String query,
    String space,
    String text,
    Embedding embedding,
    int k,
    double minSimilarity,
    Set<HitKind> kinds,
    QueryFilter filter,
    RecallMode mode,
    List<String> ids,
    String cursor,
    Integer hops,
    Long deadlineMillis,
    boolean exact,
    boolean explain,
    boolean diverse,
    String after,
    Long at,
    byte[] state,
    String replyKey,
    Origin origin,
    boolean[] mask) {

  /** Hits of a query that names no number. */
  public static final int DEFAULT_K = 10;

  /** Most hits of a query. */
  public static final int MAXIMUM_K = 1_000;

  /** A query whose vector is known throughout. */
  public RecallQuery(
      String query,
      String space,
      String text,
      Embedding embedding,
      int k,
      double minSimilarity,
      Set<HitKind> kinds,
      QueryFilter filter,
      RecallMode mode,
      List<String> ids,
      String cursor,
      Integer hops,
      Long deadlineMillis,
      boolean exact,
      boolean explain,
      boolean diverse,
      String after,
      Long at,
      byte[] state,
      String replyKey,
      Origin origin) {
    this(
        query,
        space,
        text,
        embedding,
        k,
        minSimilarity,
        kinds,
        filter,
        mode,
        ids,
        cursor,
        hops,
        deadlineMillis,
        exact,
        explain,
        diverse,
        after,
        at,
        state,
        replyKey,
        origin,
        null);
  }

  /** Key of the result record. */
  public String resultKey() {
    return replyKey == null ? query : replyKey;
  }

  /** The "now" of retention, epoch milliseconds. */
  public long asOf() {
    return at == null ? origin.timestamp() : at;
  }

  /** The same query with a vector. */
  public RecallQuery withEmbedding(Embedding newEmbedding) {
    return new RecallQuery(
        query,
        space,
        text,
        newEmbedding,
        k,
        minSimilarity,
        kinds,
        filter,
        mode,
        ids,
        cursor,
        hops,
        deadlineMillis,
        exact,
        explain,
        diverse,
        after,
        at,
        state,
        replyKey,
        origin,
        mask);
  }

  /** The same query with another "now" of retention, epoch milliseconds. */
  public RecallQuery withAt(long newAt) {
    return new RecallQuery(
        query,
        space,
        text,
        embedding,
        k,
        minSimilarity,
        kinds,
        filter,
        mode,
        ids,
        cursor,
        hops,
        deadlineMillis,
        exact,
        explain,
        diverse,
        after,
        newAt,
        state,
        replyKey,
        origin,
        mask);
  }
}
