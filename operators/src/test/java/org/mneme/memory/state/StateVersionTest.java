package org.mneme.memory.state;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateVersionTest {

  @Test
  void readsWhatItWrites() {
    assertThatCode(() -> StateVersion.require(StateVersion.CURRENT)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {StateVersion.CURRENT - 1, StateVersion.CURRENT + 1})
  void refusesAnotherLayoutNamingBothAndTheNextStep(int other) {
    assertThatIllegalStateException()
        .isThrownBy(() -> StateVersion.require(other))
        .withMessageContaining("state version " + other)
        .withMessageContaining("reads version " + StateVersion.CURRENT)
        .withMessageContaining("mneme.restore.enabled");
  }
}
