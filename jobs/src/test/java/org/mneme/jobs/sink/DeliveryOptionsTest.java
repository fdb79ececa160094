package org.mneme.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.common.record.CompressionType;
import org.junit.jupiter.api.Test;

class DeliveryOptionsTest {

  @Test
  void writesAtLeastOnceUnlessToldOtherwise() {
    assertThat(parameters().isTransactional()).isFalse();
    assertThat(parameters("mneme.delivery.guarantee", "exactly-once").isTransactional()).isTrue();
  }

  @Test
  void namesTransactionsAfterTheConsumerGroup() {
    assertThat(parameters("mneme.kafka.group-id", "shadow").transactionalIdPrefix())
        .isEqualTo("shadow");
    assertThat(parameters("mneme.delivery.transactional-id-prefix", "x").transactionalIdPrefix())
        .isEqualTo("x");
  }

  @Test
  void compressesUpsertsAndNoAnswers() {
    assertThat(parameters().compression()).isEqualTo(CompressionType.ZSTD);
    assertThat(parameters().resultCompression()).isEqualTo(CompressionType.NONE);
    assertThat(parameters("mneme.delivery.compression", "lz4").compression())
        .isEqualTo(CompressionType.LZ4);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertRefused("mneme.delivery.guarantee", "none");
    assertRefused("mneme.delivery.transaction-timeout", "59 s");
    assertRefused("mneme.delivery.transaction-timeout", "8 d");
    assertRefused("mneme.delivery.linger", "11 s");
    assertRefused("mneme.delivery.batch-size", "17 mb");
    assertRefused("mneme.delivery.batch-size", "100 b");
    assertRefused("mneme.delivery.compression", "rar");
  }

  private static void assertRefused(String key, String value) {
    assertThatThrownBy(() -> parameters(key, value))
        .as("%s: %s", key, value)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  private static DeliveryParameters parameters(String... keyAndValue) {
    return DeliveryOptions.parameters(
        Configuration.fromMap(
            keyAndValue.length == 0 ? Map.of() : Map.of(keyAndValue[0], keyAndValue[1])));
  }
}
