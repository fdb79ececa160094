package org.mneme.memory;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.kernels.quantised.SimilarityLadder;

/** Options of the ladder by which a query is compared with episodes and with concepts. */
public final class LadderOptions {

  /** Up to how many rows every one is compared. */
  public static final ConfigOption<Integer> SCAN_ROWS =
      key("mneme.similarity.scan-rows")
          .intType()
          .defaultValue(SimilarityLadder.DEFAULT.scanRows())
          .withDescription(
              "Up to so many episodes, or concepts, of a space a query is compared with each of"
                  + " them, at least 0. Beyond, sign codes (one bit a component) choose candidates,"
                  + " and only those are compared exactly: faster, and of ten nearest at most a few"
                  + " in a thousand are missed (docs/measurements/ladder.md). 2147483647 compares"
                  + " always, as does a query that says exact.");

  /** Candidates for each hit. */
  public static final ConfigOption<Integer> CANDIDATES_PER_HIT =
      key("mneme.similarity.candidates-per-hit")
          .intType()
          .defaultValue(SimilarityLadder.DEFAULT.candidatesPerHit())
          .withDescription(
              "Candidates that sign codes choose at first for each hit that is looked for, at least"
                  + " 1; but ten for each of the first ten, and at least 30 in all; at 768"
                  + " dimensions, and more in proportion at fewer. Twice as many are taken, up to a"
                  + " quarter of all rows, as long as hits are found far down among them.");

  /** Candidates of all rows. */
  public static final ConfigOption<Double> CANDIDATE_SHARE =
      key("mneme.similarity.candidate-share")
          .doubleType()
          .defaultValue(SimilarityLadder.DEFAULT.candidateShare())
          .withDescription(
              "Share of all rows, in [0, 1], that are candidates at first, at most 1,000; at 768"
                  + " dimensions, and more in proportion at fewer.");

  private LadderOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static SimilarityLadder ladder(ReadableConfig config) {
    CheckedOptions checked = new CheckedOptions(config);
    return new SimilarityLadder(
        checked.atLeast(SCAN_ROWS, 0),
        checked.atLeast(CANDIDATES_PER_HIT, 1),
        checked.share(CANDIDATE_SHARE));
  }
}
