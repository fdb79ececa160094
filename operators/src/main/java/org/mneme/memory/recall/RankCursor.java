package org.mneme.memory.recall;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import org.mneme.model.HitKind;
import org.mneme.model.RecallQuery;

/**
 * Where a page of a ranking ended. The next page holds what stands behind this place: what scores
 * less, or the same with a higher id. So a hit is missed or comes again only if its own score
 * crosses this one: by similarity never through what others write; by words and activation a little
 * with each write, since these are relative to all that is stored.
 *
 * @param asked {@link AskedQuery#fingerprint} of the query whose pages these are
 * @param asOf the "now" of all its pages, epoch milliseconds
 * @param rank hits up to here, a hint: as many candidates at least are needed to find the next
 * @param score of the last hit
 * @param id of the last hit
 */
record RankCursor(long asked, long asOf, int rank, double score, String id) {

  private static final byte VERSION = 1;
  private static final int HEAD_BYTES = 1 + Long.BYTES + Long.BYTES + Integer.BYTES + Double.BYTES;
  private static final int HEAD_CHARACTERS = (HEAD_BYTES * 4 + 2) / 3;

  /**
   * Whether the ranking of {@code query} is read by pages: one of a single kind, by score alone.
   * Marginal relevance depends on all that was shown before, which no cursor holds.
   */
  static boolean isServed(RecallQuery query) {
    boolean isOfOneKind =
        query.kinds().equals(Set.of(HitKind.EPISODE))
            || query.kinds().equals(Set.of(HitKind.CONCEPT));
    return switch (query.mode()) {
      case SIMILAR -> isOfOneKind || query.kinds().isEmpty();
      case RECALL -> isOfOneKind && !query.diverse();
      default -> false;
    };
  }

  /** Before the first page of {@code query}. */
  static RankCursor before(RecallQuery query) {
    return new RankCursor(
        AskedQuery.fingerprint(query), query.asOf(), 0, Double.POSITIVE_INFINITY, "");
  }

  /** Where {@code query} begins; null where its cursor is not one of this query. */
  static RankCursor of(RecallQuery query) {
    if (query.cursor() == null) {
      return before(query);
    }
    RankCursor cursor = parse(query.cursor());
    return cursor != null && cursor.asked == AskedQuery.fingerprint(query) ? cursor : null;
  }

  /** Whether a hit stands behind this place. */
  boolean precedes(double otherScore, String otherId) {
    return otherScore < score || (otherScore == score && otherId.compareTo(id) > 0);
  }

  /** The place after {@code hits} more, the last of which is {@code lastId}. */
  RankCursor after(int hits, double lastScore, String lastId) {
    return new RankCursor(asked, asOf, rank + hits, lastScore, lastId);
  }

  /** As a query hands it back: numbers, and the id as it is. */
  String text() {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    head.put(VERSION).putLong(asked).putLong(asOf).putInt(rank).putDouble(score);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(head.array()) + id;
  }

  private static RankCursor parse(String text) {
    if (text.length() < HEAD_CHARACTERS) {
      return null;
    }
    ByteBuffer head;
    try {
      head = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(0, HEAD_CHARACTERS)));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
    if (head.get() != VERSION) {
      return null;
    }
    RankCursor cursor =
        new RankCursor(
            head.getLong(),
            head.getLong(),
            head.getInt(),
            head.getDouble(),
            text.substring(HEAD_CHARACTERS));
    return cursor.rank < 0 || Double.isNaN(cursor.score) ? null : cursor;
  }
}
