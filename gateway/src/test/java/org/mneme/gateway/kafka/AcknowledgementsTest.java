package org.mneme.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

  private final Acknowledgements acknowledgements = new Acknowledgements();

  @Test
  void isReadyOnceTheTopicIsRead() {
    Acknowledgements.Watch early = acknowledgements.watch("s", "e1");
    assertThat(early.ready()).isNotDone();

    acknowledgements.reading();

    assertThat(early.ready()).isCompleted();
    assertThat(acknowledgements.watch("s", "e2").ready()).isCompleted();
  }

  @Test
  void tellsAllWhoWatchAnEpisode() {
    Acknowledgements.Watch one = acknowledgements.watch("s", "e1");
    Acknowledgements.Watch two = acknowledgements.watch("s", "e1");

    byte[] value = {1};
    acknowledgements.accept("s/e1", value);

    assertThat(one.value()).isCompletedWithValue(value);
    assertThat(two.value()).isCompletedWithValue(value);
  }

  @Test
  void stopsReadingWhenNothingIsWatchedAnyMore() {
    Acknowledgements.Watch watch = acknowledgements.watch("s", "e1");
    acknowledgements.reading();
    assertThat(acknowledgements.pause()).isFalse();

    watch.value().cancel(false);

    assertThat(acknowledgements.pause()).isTrue();
    assertThat(acknowledgements.watch("s", "e2").ready()).isNotDone();
  }
}
