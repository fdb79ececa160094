package org.mneme.episodic.text;

import java.util.Random;

/** Seeded texts over a small vocabulary in which few words are frequent and most are rare. */
final class RandomTexts {

  private static final String[] STEMS = {
    "flight", "book", "cancel", "refund", "seat", "bag", "hotel", "Boston", "Seattle", "upgrade"
  };

  private final Random random;

  RandomTexts(long seed) {
    this.random = new Random(seed);
  }

  /** A text of 1 to 300 words. */
  String next() {
    return words(1 + (int) Math.pow(300, random.nextDouble()));
  }

  /** A query of 1 to 8 words. */
  String query() {
    return words(1 + random.nextInt(8));
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int rank = (int) (1_000 * Math.pow(random.nextDouble(), 3));
      text.append(STEMS[rank % STEMS.length]);
      text.append(rank < STEMS.length ? " " : rank / STEMS.length + "s ");
    }
    return text.toString();
  }
}
