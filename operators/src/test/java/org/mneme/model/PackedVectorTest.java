package org.mneme.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PackedVectorTest {

  private static final float[] VECTOR = {1.5f, -0f, Float.MIN_VALUE, 3e38f};

  @Test
  void exampleUsage() {
    Embedding embedding = Embedding.of("model", VECTOR);

    assertThat(embedding.dimension()).isEqualTo(4);
    assertThat(embedding.toFloats()).isEqualTo(VECTOR);
  }

  @Test
  void isLittleEndian() {
    ByteBuffer bytes = ByteBuffer.wrap(PackedVector.pack(VECTOR)).order(ByteOrder.LITTLE_ENDIAN);
    for (float component : VECTOR) {
      assertThat(bytes.getFloat()).isEqualTo(component);
    }
  }

  @Test
  void unpacksIntoTheMiddleOfAnArray() {
    float[] out = new float[6];
    PackedVector.unpack(PackedVector.pack(VECTOR), out, 1);
    assertThat(out).containsExactly(0, 1.5f, -0f, Float.MIN_VALUE, 3e38f, 0);
  }
}
