package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.mneme.association.RankingWeights;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.FilterMatcher;
import org.mneme.episodic.Occurrence;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.episodic.filter.FilterIndex;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.memory.recall.Activated;
import org.mneme.memory.recall.EpisodeSearch;
import org.mneme.model.PackedVector;
import org.mneme.model.QueryFilter;
import org.mneme.model.Verdict;
import org.roaringbitmap.RangeBitmap;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a filter costs at 100,000 rows: by bitmaps, against comparing every row, in one run; and
 * what a range costs by column, sorted and bit-sliced. Prints the tables of
 * docs/measurements/filters.md.
 */
final class FilterCost {

  private static final int ROWS = 100_000;
  private static final int DIMENSION = 384;
  private static final int REPEATS = 301;
  private static final int WARM_UP = 300;
  private static final long SECOND = 1_000;
  private static final Map<ScorePart, Double> WEIGHTS =
      RankingWeights.DEFAULT.over(
          EnumSet.of(ScorePart.SIMILARITY, ScorePart.RETENTION, ScorePart.VALUE));
  private static final QueryFilter NONE = QueryFilter.NONE;

  private final EpisodeIndex index = new EpisodeIndex(DIMENSION);
  private final FilterIndex filters = new FilterIndex();
  private final EpisodeSearch search =
      new EpisodeSearch(Retention.EBBINGHAUS, SimilarityLadder.DEFAULT);
  private final float[] query;
  private final float[] excluded = new float[ROWS];

  private FilterCost(boolean isInOrder) {
    Random random = new Random(1);
    int[] time = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      time[row] = row;
    }
    for (int row = 0; !isInOrder && row < ROWS; row++) {
      int other = random.nextInt(row + 1);
      int swapped = time[row];
      time[row] = time[other];
      time[other] = swapped;
    }
    for (int row = 0; row < ROWS; row++) {
      StoredEpisode episode = episode(row, TEN - (ROWS - time[row]) * SECOND, random);
      byte[] vector = PackedVector.pack(SeededEpisodes.unit(random, DIMENSION));
      index.put(row, episode, Usage.NONE, vector);
      filters.add(row, episode);
    }
    query = SeededEpisodes.unit(random, DIMENSION);
    search.scan(index, query, 60, false);
  }

  /** Sessions have 10 rows each, agents 1,000; half succeed. */
  private static StoredEpisode episode(int row, long closedAt, Random random) {
    Occurrence occurrence =
        new Occurrence(
            "e" + row,
            closedAt,
            "agent-" + row % 100,
            "user-" + row % 2_000,
            "session-" + row % 10_000);
    return new StoredEpisode(
        "e" + row,
        "f" + row,
        "airline",
        "booking",
        List.of("tag-" + row % 2, "tag-" + (2 + row % 7)),
        random.nextBoolean() ? Verdict.SUCCESS : Verdict.FAILURE,
        1,
        random.nextDouble(),
        closedAt,
        List.of(occurrence),
        null,
        false);
  }

  public static void main(String[] args) {
    FilterCost inOrder = new FilterCost(true);
    System.out.println("index " + inOrder.filters.bytes() / 1_000 + " kB");
    System.out.println("| filter | rows | each row | bitmaps | search, each row | bitmaps |");
    inOrder.print("session", with(null, null, "session-7", null, null, null));
    inOrder.print("agent", with("agent-7", null, null, null, null, null));
    inOrder.print("verdict", with(null, null, null, Verdict.SUCCESS, null, null));
    inOrder.print(
        "domain",
        new QueryFilter(
            "airline", null, List.of(), List.of(), null, null, null, null, null, null, null));
    inOrder.print(
        "tags",
        new QueryFilter(
            null,
            null,
            List.of("tag-1"),
            List.of("tag-2", "tag-3"),
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    for (int rows : new int[] {10, 1_000, 50_000, ROWS}) {
      inOrder.print("after", with(null, null, null, null, null, TEN - rows * SECOND));
    }
    for (double least : new double[] {0.9999, 0.99, 0.5, 0}) {
      inOrder.print("minValue", with(null, null, null, null, least, null));
    }
    inOrder.print("agent + after", with("agent-7", null, null, null, null, TEN - 500 * SECOND));
    inOrder.printUpdates();
    System.out.println("| range | order | rows | column | sorted | bit-sliced |");
    inOrder.printRanges("as they came");
    new FilterCost(false).printRanges("shuffled");
  }

  private static QueryFilter with(
      String agent, String user, String session, Verdict verdict, Double minValue, Long after) {
    return new QueryFilter(
        null, null, List.of(), List.of(), agent, user, session, verdict, minValue, after, null);
  }

  private void print(String name, QueryFilter filter) {
    int rows = admitted(filter).count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.1f | %.1f | %.0f | %.0f |%n",
        name,
        rows,
        micros(() -> compareEach(filter)),
        micros(
            () -> {
              AdmittedRows found = admitted(filter);
              if (found.areFew(ROWS)) {
                return found.toArray().length;
              }
              found.forEachOther(ROWS, row -> excluded[row] = Float.NaN);
              return found.count();
            }),
        micros(
            () -> {
              long compared = compareEach(filter);
              return compared + best(AdmittedRows.ALL);
            }),
        micros(() -> best(admitted(filter))));
  }

  private AdmittedRows admitted(QueryFilter filter) {
    return filters.admitted(filter, index::episode);
  }

  private long compareEach(QueryFilter filter) {
    FilterMatcher matcher = new FilterMatcher(filter);
    long admitted = 0;
    for (int row = 0; row < ROWS; row++) {
      if (matcher.admits(index.episode(row))) {
        admitted++;
      } else {
        excluded[row] = Float.NaN;
      }
    }
    return admitted;
  }

  private long best(AdmittedRows rows) {
    return search
        .best(index, new EpisodeSearch.Wanted(query, TEN, -1, rows, WEIGHTS, Activated.NOTHING), 60)
        .size();
  }

  private void printUpdates() {
    double nanos =
        1_000
            * micros(
                () -> {
                  for (int row = 0; row < 1_000; row++) {
                    StoredEpisode episode = index.episode(row * 97 % ROWS);
                    filters.remove(row * 97 % ROWS, episode);
                    filters.add(row * 97 % ROWS, episode);
                  }
                  return 0;
                })
            / 1_000;
    System.out.printf(Locale.ROOT, "a row changed: %.0f ns%n", nanos);
  }

  private void printRanges(String order) {
    long[] times = new long[ROWS];
    RangeBitmap.Appender appender = RangeBitmap.appender(ROWS * SECOND);
    Integer[] byTime = new Integer[ROWS];
    for (int row = 0; row < ROWS; row++) {
      times[row] = index.episode(row).lastAt();
      appender.add(times[row] - (TEN - ROWS * SECOND));
      byTime[row] = row;
    }
    Arrays.sort(byTime, (a, b) -> Long.compare(times[a], times[b]));
    int[] rowsByTime = Arrays.stream(byTime).mapToInt(i -> i).toArray();
    long[] sorted = Arrays.stream(times).sorted().toArray();
    RangeBitmap sliced = appender.build();
    for (int rows : new int[] {10, 1_000, 50_000, ROWS}) {
      long after = TEN - rows * SECOND;
      System.out.printf(
          Locale.ROOT,
          "| after | %s | %,d | %.1f | %.1f | %.1f |%n",
          order,
          rows,
          micros(() -> admitted(with(null, null, null, null, null, after)).count()),
          micros(() -> sortedAfter(sorted, rowsByTime, after)),
          micros(() -> sliced.gte(after - (TEN - ROWS * SECOND)).getLongCardinality()));
    }
    double insert =
        micros(
            () -> {
              System.arraycopy(sorted, 0, sorted, 1, ROWS - 1);
              System.arraycopy(rowsByTime, 0, rowsByTime, 1, ROWS - 1);
              return 0;
            });
    System.out.printf(Locale.ROOT, "sorted, worst insertion: %.1f us%n", insert);
  }

  private static long sortedAfter(long[] sorted, int[] rows, long after) {
    int at = Arrays.binarySearch(sorted, after);
    int from = at < 0 ? -at - 1 : at;
    int[] found = Arrays.copyOfRange(rows, from, rows.length);
    return RoaringBitmap.bitmapOfUnordered(found).getLongCardinality();
  }

  private static double micros(LongSupplier work) {
    long sink = 0;
    for (int i = 0; i < WARM_UP; i++) {
      sink += work.getAsLong();
    }
    long[] nanos = new long[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      sink += work.getAsLong();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    if (sink == 42) {
      System.out.println(NONE);
    }
    return nanos[REPEATS / 2] / 1_000.0;
  }
}
