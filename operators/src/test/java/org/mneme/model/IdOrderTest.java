package org.mneme.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdOrderTest {

  @Test
  void ordersIdsByTheirHash() {
    long a = IdOrder.hash("a");
    long b = IdOrder.hash("b");

    assertThat(IdOrder.compare(a, "a", b, "b")).isEqualTo(Long.compare(a, b)).isNotZero();
    assertThat(IdOrder.compare(a, "a", a, "a")).isZero();
  }

  @Test
  void breaksATieOfHashesByTheIds() {
    assertThat(IdOrder.compare(1, "a", 1, "b")).isNegative();
  }

  @Test
  void neverChangesSinceWhatIsLearnedDependsOnIt() {
    assertThat(IdOrder.hash("")).isEqualTo(-1166397803181037274L);
    assertThat(IdOrder.hash("episode-1")).isEqualTo(-1756781827497741778L);
  }

  @Test
  void tellsIdsApartThatDifferInTheirLastCharacter() {
    Set<Long> hashes = new HashSet<>();
    Set<Long> upperBits = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      long hash = IdOrder.hash("episode-" + i);
      hashes.add(hash);
      upperBits.add(hash >>> 32);
    }

    assertThat(hashes).hasSize(10_000);
    assertThat(upperBits).hasSizeGreaterThan(9_990);
  }
}
