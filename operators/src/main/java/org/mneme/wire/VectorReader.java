package org.mneme.wire;

import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.INVALID_VECTOR;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import org.mneme.model.Embedding;

/**
 * Reads vectors, from an array of numbers or from base64 of little-endian float32, into packed
 * bytes, and refuses those that no similarity can be computed for.
 */
final class VectorReader {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MAGNITUDE = 0x7fff_ffff;
  private static final int INFINITY = 0x7f80_0000;

  // With its largest component between these, a vector's squared length neither vanishes nor
  // overflows in float32 at any dimension up to 4,096.
  private static final int LEAST = Float.floatToRawIntBits(0x1p-60f);
  private static final int MOST = Float.floatToRawIntBits(0x1p57f);

  private VectorReader() {}

  /** An embedding: {@code {"model", "vector": […]}} or {@code {"model", "f32": "…"}}. */
  static Embedding embedding(Fields in) throws IOException, RejectedException {
    in.object();
    String model = null;
    byte[] vector = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "model" -> model = in.id();
        case "vector" -> vector = either(in, vector, array(in));
        case "f32" -> vector = either(in, vector, base64(in));
        default -> in.skip();
      }
    }
    in.require(model, "model");
    return new Embedding(model, in.require(vector, "f32"));
  }

  /** A bare vector: {@code […]} or {@code {"f32": "…"}}. */
  static byte[] packed(Fields in) throws IOException, RejectedException {
    if (in.isArray()) {
      return array(in);
    }
    if (in.parser.currentToken().isScalarValue()) {
      throw in.wrongType("an array of numbers or an object with f32");
    }
    byte[] vector = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("f32")) {
        vector = base64(in);
      } else {
        in.skip();
      }
    }
    return in.require(vector, "f32");
  }

  /** A vector that the job computed: a mean may be zero, and is no state that is compared. */
  static byte[] mean(Fields in) throws IOException, RejectedException {
    in.object();
    byte[] vector = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("f32")) {
        vector = decoded(in);
      } else {
        in.skip();
      }
    }
    return in.require(vector, "f32");
  }

  private static byte[] either(Fields in, byte[] known, byte[] vector) throws RejectedException {
    if (known != null) {
      throw in.refuse(INVALID_VALUE, "vector and f32 exclude each other");
    }
    return vector;
  }

  private static byte[] array(Fields in) throws IOException, RejectedException {
    in.array();
    int most = in.limits().dimension();
    byte[] packed = new byte[Math.min(1024, most) * Float.BYTES];
    int dimension = 0;
    while (in.nextElement()) {
      if (dimension == most) {
        throw in.refuse(INVALID_VECTOR, "more than " + most + " components");
      }
      if (dimension * Float.BYTES == packed.length) {
        packed = Arrays.copyOf(packed, 2 * packed.length);
      }
      FLOAT.set(packed, dimension * Float.BYTES, (float) in.number());
      dimension++;
    }
    return checked(in, Arrays.copyOf(packed, dimension * Float.BYTES));
  }

  private static byte[] base64(Fields in) throws IOException, RejectedException {
    return checked(in, decoded(in));
  }

  private static byte[] decoded(Fields in) throws IOException, RejectedException {
    String text = in.string();
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw in.refuse(INVALID_VECTOR, "not base64");
    }
  }

  private static byte[] checked(Fields in, byte[] packed) throws RejectedException {
    int dimension = packed.length / Float.BYTES;
    if (packed.length % Float.BYTES != 0) {
      throw in.refuse(INVALID_VECTOR, packed.length + " bytes are no whole float32 components");
    }
    if (dimension < Limits.LEAST_DIMENSION || dimension > in.limits().dimension()) {
      throw in.refuse(
          INVALID_VECTOR,
          dimension
              + " components, not "
              + Limits.LEAST_DIMENSION
              + " to "
              + in.limits().dimension());
    }
    int largest = 0;
    for (int i = 0; i < packed.length; i += Float.BYTES) {
      largest = Math.max(largest, (int) INT.get(packed, i) & MAGNITUDE);
    }
    if (largest < LEAST || largest > MOST) {
      throw in.refuse(INVALID_VECTOR, fault(largest));
    }
    return packed;
  }

  /** What is wrong with a vector whose largest magnitude has these bits. */
  private static String fault(int largest) {
    if (largest > INFINITY) {
      return "a component is NaN";
    }
    if (largest == INFINITY) {
      return "a component is infinite";
    }
    return largest == 0
        ? "every component is zero"
        : "its largest component, "
            + Float.intBitsToFloat(largest)
            + ", is outside the range [2^-60, 2^57] that lengths can be computed in";
  }
}
