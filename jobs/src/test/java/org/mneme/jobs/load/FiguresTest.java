package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.latency.LatencyHistogram;
import org.mneme.latency.LatencyParameters;
import org.mneme.model.LatencySummary;

class FiguresTest {

  @Test
  void areExactForSamples() {
    LatencyHistogram samples = new LatencyHistogram(new LatencyParameters(1_000, 3, 1_000_000));
    for (int micros = 1; micros <= 1_000; micros++) {
      samples.record(micros);
    }

    assertThat(Figures.of(samples, 4_000))
        .isEqualTo(new Figures(1_000, 250, 500, 950, 990, 999, 1_000));
  }

  @Test
  void takeTheMedianIntervalOfEachPercentileAndTheLargestMaximum() {
    LatencySummary calm = new LatencySummary("recall", 0, 1_000, 10, 10, 1, 2, 3, 4, 5);
    LatencySummary usual = new LatencySummary("recall", 1_000, 2_000, 10, 10, 10, 20, 30, 40, 50);
    LatencySummary wild = new LatencySummary("recall", 5_000, 6_000, 10, 10, 99, 99, 99, 99, 99);

    assertThat(Figures.ofIntervals(List.of(wild, calm, usual)))
        .isEqualTo(new Figures(30, 10, 10, 20, 30, 40, 99));
  }

  @Test
  void weighIntervalsByTheirSamples() {
    LatencySummary many = new LatencySummary("recall", 0, 1_000, 100, 100, 1, 2, 3, 4, 5);
    LatencySummary few = new LatencySummary("recall", 1_000, 2_000, 3, 3, 70, 80, 90, 95, 99);

    assertThat(Figures.ofIntervals(List.of(few, few, few, many)).p50Micros()).isEqualTo(1);
  }

  @Test
  void refuseToSpeakOfNoIntervals() {
    assertThatThrownBy(() -> Figures.ofIntervals(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bookKeepsBothSidesApart() {
    LatencyBook book = new LatencyBook();
    book.reported(new LatencySummary("recall", 0, 1_000, 10, 10, 1, 2, 3, 4, 5));
    book.sent("q1", 1_000_000);
    book.received("recall", "q1", 4_000_000);

    assertThat(book.figures(2_000))
        .containsOnlyKeys("recall", "end-to-end.recall")
        .containsEntry("recall", new Figures(10, 10, 1, 2, 3, 4, 5))
        .containsEntry("end-to-end.recall", new Figures(1, 0.5, 3_001, 3_001, 3_001, 3_001, 3_001));
  }

  @Test
  void bookCountsFromTheLastSendingAndOnlyOnce() {
    LatencyBook book = new LatencyBook();
    book.sent("e1", 1_000_000);
    book.sent("e1", 2_000_000);
    book.received("episode", "e1", 3_000_000);
    book.received("episode", "e1", 9_000_000);
    book.received("episode", "never sent", 9_000_000);

    assertThat(book.figures(1_000))
        .containsOnlyKeys("end-to-end.episode")
        .containsEntry("end-to-end.episode", new Figures(1, 1, 1_000, 1_000, 1_000, 1_000, 1_000));
  }
}
