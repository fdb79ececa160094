package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.INVALID_VECTOR;
import static org.mneme.model.RejectionReason.MISSING_FIELD;
import static org.mneme.model.RejectionReason.WRONG_TYPE;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mneme.model.Embedding;
import org.mneme.model.Inbound;
import org.mneme.model.PackedVector;
import org.mneme.model.RejectionReason;

class VectorReaderTest {

  private static final float[] VECTOR = {1f, -0.5f, 1e-20f};

  @Test
  void readsAnArrayAndBase64AsTheSameVector() {
    Embedding array = embedding("\"vector\":[1,-0.5,1e-20]");
    Embedding base64 = embedding("\"f32\":\"" + base64(VECTOR) + "\"");

    assertThat(array.toFloats()).containsExactly(VECTOR);
    assertThat(base64.toFloats()).containsExactly(VECTOR);
    assertThat(base64.model()).isEqualTo("m");
  }

  @Test
  void readsBase64WithoutPaddingAndWithEscapedSlashes() {
    float[] slashes = {-1.9999999f, -1.9999999f};
    String text = base64(slashes);
    assertThat(text).contains("/").endsWith("=");

    String written = text.replace("=", "").replace("/", "\\/");

    assertThat(embedding("\"f32\":\"" + written + "\"").toFloats()).containsExactly(slashes);
  }

  @Test
  void readsEveryDimensionFromTwoToFourThousandNinetySix() {
    Random random = new Random(11);
    for (int dimension : new int[] {2, 3, 16, 1023, 1024, 1025, 2049, 4096}) {
      float[] vector = new float[dimension];
      for (int i = 0; i < dimension; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      String array = Arrays.toString(vector);

      assertThat(embedding("\"vector\":" + array).toFloats()).containsExactly(vector);
      assertThat(embedding("\"f32\":\"" + base64(vector) + "\"").toFloats())
          .containsExactly(vector);
    }
  }

  @Test
  void refusesOtherDimensions() {
    assertRefused("\"vector\":[]", INVALID_VECTOR, "0 components, not 2 to 4096");
    assertRefused("\"vector\":[1]", INVALID_VECTOR, "1 components, not 2 to 4096");
    assertRefused("\"f32\":\"\"", INVALID_VECTOR, "0 components");
    assertRefused("\"f32\":\"" + base64(new float[4097]) + "\"", INVALID_VECTOR, "4097 components");
    String large = IntStream.range(0, 4097).mapToObj(i -> "1").collect(Collectors.joining(","));
    assertRefused("\"vector\":[" + large + "]", INVALID_VECTOR, "more than 4096 components");
  }

  @Test
  void refusesNanInfinityAndZero() {
    assertRefused(f32(1, Float.NaN), INVALID_VECTOR, "embedding.f32: a component is NaN");
    assertRefused(f32(Float.POSITIVE_INFINITY, 1), INVALID_VECTOR, "infinite");
    assertRefused(f32(1, Float.NEGATIVE_INFINITY), INVALID_VECTOR, "infinite");
    assertRefused(f32(0, -0f), INVALID_VECTOR, "every component is zero");
    assertRefused("\"vector\":[0,-0.0]", INVALID_VECTOR, "every component is zero");
    assertRefused("\"vector\":[1,1e39]", INVALID_VECTOR, "infinite");
    assertRefused("\"vector\":[1e-50,0]", INVALID_VECTOR, "every component is zero");
  }

  @Test
  void refusesVectorsWhoseLengthFloatsCannotHold() {
    assertRefused("\"vector\":[1e-30,0]", INVALID_VECTOR, "1.0E-30, is outside the range");
    assertRefused("\"vector\":[1e30,0]", INVALID_VECTOR, "1.0E30, is outside the range");

    float[] least = embedding("\"vector\":[8.673617379884035E-19,0]").toFloats();
    float[] most = embedding("\"vector\":[1.4411518807585587E17,0]").toFloats();

    assertThat(least[0] * least[0]).isGreaterThan(Float.MIN_NORMAL);
    assertThat(most[0] * most[0] * 4096).isLessThan(Float.MAX_VALUE);
  }

  @Test
  void refusesBytesThatAreNoVector() {
    assertRefused("\"f32\":\"!!!!\"", INVALID_VECTOR, "not base64");
    assertRefused("\"f32\":\"AAAAAAAA AAA\"", INVALID_VECTOR, "not base64");
    assertRefused("\"f32\":\"AACAPwAA\"", INVALID_VECTOR, "6 bytes are no whole float32");
  }

  @Test
  void refusesWrongTypesAndBothFormsAtOnce() {
    assertRefused("\"vector\":[1,\"2\"]", WRONG_TYPE, "embedding.vector[1]: expected a number");
    assertRefused("\"vector\":[1,null]", WRONG_TYPE, "embedding.vector[1]");
    assertRefused("\"vector\":\"AACAPwAAgD8=\"", WRONG_TYPE, "embedding.vector: expected an array");
    assertRefused("\"f32\":[1,2]", WRONG_TYPE, "embedding.f32: expected a string");
    assertRefused("\"f32\":\"AACAPwAAgD8=\",\"vector\":[1,1]", INVALID_VALUE, "exclude each other");
  }

  @Test
  void readsABareVectorAsArrayOrObject() {
    byte[] packed = PackedVector.pack(VECTOR);

    assertThat(Wire.accepted(Wire.step(",\"state\":[1,-0.5,1e-20]")).step().state())
        .isEqualTo(packed);
    assertThat(
            Wire.accepted(
                    Wire.step(",\"state\":{\"unit\":\"m\",\"f32\":\"" + base64(VECTOR) + "\"}"))
                .step()
                .state())
        .isEqualTo(packed);
    Wire.assertRefused(
        Wire.event(Wire.step(",\"state\":\"AACAPwAAgD8=\"")),
        WRONG_TYPE,
        "state: expected an array");
    Wire.assertRefused(
        Wire.event(Wire.step(",\"state\":{}")), MISSING_FIELD, "state.f32 is missing");
  }

  private static String f32(float... vector) {
    return "\"f32\":\"" + base64(vector) + "\"";
  }

  private static String base64(float... vector) {
    return Base64.getEncoder().encodeToString(PackedVector.pack(vector));
  }

  private static Inbound decoded(String vector) {
    return Wire.query(Wire.asking(",\"embedding\":{\"model\":\"m\"," + vector + "}"));
  }

  private static Embedding embedding(String vector) {
    Inbound inbound = decoded(vector);
    assertThat(inbound.rejection()).isNull();
    return inbound.query().embedding();
  }

  private static void assertRefused(String vector, RejectionReason reason, String message) {
    Wire.assertRefused(decoded(vector), reason, message);
  }
}
