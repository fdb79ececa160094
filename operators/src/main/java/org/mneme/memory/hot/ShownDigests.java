package org.mneme.memory.hot;

import java.util.Arrays;
import org.mneme.memory.state.RowsBeside.ByRow;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Finding;

/**
 * The stored digests of rows that answers showed lately, up to {@value #MOST}: to read and to
 * deserialise one takes longer than all else about a hit. A row has one place, its number modulo
 * {@value #MOST}, and the row shown last holds it. Beyond a number of bytes they leave place by
 * place. Never authoritative.
 */
public final class ShownDigests {

  private static final int MOST = 8_192;
  private static final int FIRST_CAPACITY = 64;
  private static final int NONE = -1;

  /** Of a digest with the short texts in it: names, labels, ids. */
  private static final long DIGEST_BYTES = 700;

  private static final long FINDING_BYTES = 100;
  private static final long TEXT_BYTES = 56;
  private static final long PLACE_BYTES = 12;

  /** By place: which row's digest it holds, or {@link #NONE}. */
  private int[] rows = new int[0];

  private EpisodeDigest[] digests = new EpisodeDigest[0];
  private long bytes;
  private long mostBytes = Long.MAX_VALUE;

  /** The place whose digest leaves next. */
  private int hand;

  /** Lets digests take no more than so many bytes, places apart. */
  void keepWithin(long most) {
    mostBytes = most;
  }

  /** The digest of {@code row}, which {@code stored} reads from state. */
  public EpisodeDigest of(int row, ByRow<EpisodeDigest> stored) throws Exception {
    int place = row % MOST;
    if (place < rows.length && rows[place] == row) {
      return digests[place];
    }
    EpisodeDigest read = stored.get(row);
    reserve(place);
    replace(place, row, read);
    while (bytes > mostBytes) {
      hand = (hand + 1) % rows.length;
      replace(hand, NONE, null);
    }
    return read;
  }

  /** What state has for {@code row} is another digest now, or none. */
  void changed(int row) {
    int place = row % MOST;
    if (place < rows.length && rows[place] == row) {
      replace(place, NONE, null);
    }
  }

  /** Bytes that they take, estimated from their texts. */
  long bytes() {
    return bytes + PLACE_BYTES * rows.length;
  }

  private void replace(int place, int row, EpisodeDigest digest) {
    bytes += bytes(digest) - bytes(digests[place]);
    rows[place] = row;
    digests[place] = digest;
  }

  private void reserve(int place) {
    int before = rows.length;
    if (place >= before) {
      int capacity =
          Math.max(Math.max(FIRST_CAPACITY, 2 * before), Integer.highestOneBit(place) * 2);
      rows = Arrays.copyOf(rows, Math.min(MOST, capacity));
      Arrays.fill(rows, before, rows.length, NONE);
      digests = Arrays.copyOf(digests, rows.length);
    }
  }

  private static long bytes(EpisodeDigest digest) {
    if (digest == null) {
      return 0;
    }
    long sum = DIGEST_BYTES + text(digest.task().description()) + text(digest.summary());
    for (String tool : digest.tools()) {
      sum += text(tool);
    }
    for (Finding finding : digest.findings()) {
      sum += FINDING_BYTES + text(finding.sentence());
    }
    return sum;
  }

  private static long text(String text) {
    return text == null ? 0 : TEXT_BYTES + text.length();
  }
}
