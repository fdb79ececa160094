package org.mneme.kernels;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import jdk.incubator.vector.FloatVector;

/** Whether this JVM and processor run the Vector API fast, and if not, what to do about it. */
final class VectorSupport {
  private static final int NARROWEST_USEFUL_BITS = 128;
  private static final int WIDEST_SUPPORTED_BITS = 512;
  private static final int EVERY_SUCH_PROCESSOR_HAS_FMA_BITS = 256;

  private VectorSupport() {}

  /** Why SIMD cannot be used, with the remedy; empty if it can. */
  static String refusal() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return "the Vector API is not loaded; start Java with " + KernelMode.FLAG;
    }
    if (bits() < NARROWEST_USEFUL_BITS || bits() > WIDEST_SUPPORTED_BITS) {
      return "the preferred vector has "
          + bits()
          + " bits, not 128 to 512; check -XX:MaxVectorSize";
    }
    if (bits() < EVERY_SUCH_PROCESSOR_HAS_FMA_BITS && "false".equals(vmOption("UseFMA"))) {
      return "no fused multiply-add, which the JVM would emulate with BigDecimal; check -XX:UseFMA";
    }
    return "";
  }

  /** Bits of a preferred float vector; call only where the module is present. */
  static int bits() {
    return Species.BITS;
  }

  /** Over JMX, because the typed bean lives outside {@code java.*}; empty where it is unknown. */
  private static String vmOption(String name) {
    try {
      Object option =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
                  "getVMOption",
                  new Object[] {name},
                  new String[] {String.class.getName()});
      return String.valueOf(((CompositeData) option).get("value"));
    } catch (JMException | IllegalArgumentException unknownHere) {
      return "";
    }
  }

  /** A class of its own, so that a JVM without the module can load {@link VectorSupport}. */
  private static final class Species {
    static final int BITS = FloatVector.SPECIES_PREFERRED.vectorBitSize();
  }
}
