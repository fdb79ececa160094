package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {

  @Test
  void saysWhereAChangeBeganAndByHowMuch() {
    ChangeDetector detector = new ChangeDetector(ChangeParameters.DEFAULT, ChangeSeries.EMPTY);
    Random random = new Random(5);
    ChangeDetector.Found found = null;
    for (int t = 0; t < 120 && found == null; t++) {
      double value = (t < 90 ? 0.8 : 0.5) + 0.1 * random.nextGaussian();
      found = detector.add(new Observation("e" + t, t, value, true));
    }

    assertThat(found).isNotNull();
    assertThat(found.before()).isCloseTo(0.8, within(0.03));
    assertThat(found.after()).isCloseTo(0.5, within(0.1));
    assertThat(found.run().get(0).closedAt()).isBetween(87L, 93L);
    assertThat(found.probability()).isBetween(0.88, 1.0);
  }

  @Test
  void findsShiftsSoonAndSeldomRaisesFalseAlarms() {
    ChangeTable.Rule rule = ChangeTable.bayes(ChangeParameters.DEFAULT.belief());

    assertThat(ChangeTable.found(rule, 1)).isGreaterThanOrEqualTo(0.85);
    assertThat(ChangeTable.found(rule, 1.5)).isGreaterThanOrEqualTo(0.95);
    assertThat(ChangeTable.alarms(rule, 40)).isLessThanOrEqualTo(1);
  }

  @Test
  void goesOnFromWhatWasKept() {
    ChangeSeries series = ChangeSeries.EMPTY;
    ChangeDetector whole = new ChangeDetector(ChangeParameters.DEFAULT, ChangeSeries.EMPTY);
    Random random = new Random(9);
    for (int t = 0; t < 150; t++) {
      Observation one = new Observation("e" + t, t, random.nextGaussian() + (t < 80 ? 0 : 2), true);
      ChangeDetector resumed = new ChangeDetector(ChangeParameters.DEFAULT, series);
      assertThat(resumed.add(one)).isEqualTo(whole.add(one));
      series = resumed.series(null);
    }
    assertThat(series.age()).isBetween(60, 75);
  }

  @Test
  void staysCalmWhenNothingEverVaries() {
    ChangeDetector detector = new ChangeDetector(ChangeParameters.DEFAULT, ChangeSeries.EMPTY);
    for (int t = 0; t < 400; t++) {
      assertThat(detector.add(new Observation("e" + t, t, 0.76, true))).isNull();
    }
  }
}
