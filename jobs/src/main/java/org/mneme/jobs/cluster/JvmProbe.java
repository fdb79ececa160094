package org.mneme.jobs.cluster;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another JVM of this machine holds, asked through its own management beans. */
public final class JvmProbe implements AutoCloseable {

  private static final double MEBIBYTE = 1 << 20;

  private final long pid;
  private final String role;
  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private JvmProbe(long pid, String role, JMXConnector connector) throws IOException {
    this.pid = pid;
    this.role = role;
    this.connector = connector;
    this.beans = connector.getMBeanServerConnection();
  }

  /**
   * Attaches to a process.
   *
   * @param role what the names of its figures begin with
   * @throws IOException if it cannot be reached
   */
  // The address is that of a process which this program started, on the loopback interface.
  @SuppressWarnings("BanJNDI")
  public static JvmProbe of(ClusterProcess process, String role) throws IOException {
    long pid = process.pid().orElseThrow(() -> new IOException(process.name() + " does not run"));
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        String address = machine.startLocalManagementAgent();
        return new JvmProbe(pid, role, JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("cannot attach to " + process.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Collects all garbage there, and says what is left: MiB of heap, metaspace, direct buffers and
   * resident memory, classes, threads, by name.
   */
  public Map<String, Double> sample() throws IOException {
    MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    // Twice: what the first finds to be finalised or cleaned is free after the second.
    memory.gc();
    memory.gc();
    ClassLoadingMXBean classes =
        bean(ManagementFactory.CLASS_LOADING_MXBEAN_NAME, ClassLoadingMXBean.class);
    ThreadMXBean threads = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    BufferPoolMXBean direct = bean("java.nio:type=BufferPool,name=direct", BufferPoolMXBean.class);
    MemoryPoolMXBean metaspace =
        bean(
            ManagementFactory.MEMORY_POOL_MXBEAN_DOMAIN_TYPE + ",name=Metaspace",
            MemoryPoolMXBean.class);
    Map<String, Double> sample = new TreeMap<>();
    sample.put(role + ".heap", memory.getHeapMemoryUsage().getUsed() / MEBIBYTE);
    sample.put(role + ".metaspace", metaspace.getUsage().getUsed() / MEBIBYTE);
    sample.put(role + ".direct", direct.getMemoryUsed() / MEBIBYTE);
    sample.put(role + ".classes", (double) classes.getLoadedClassCount());
    sample.put(role + ".threads", (double) threads.getThreadCount());
    sample.put(role + ".resident", residentKibibytes() / 1_024);
    return sample;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private <T> T bean(String name, Class<T> type) throws IOException {
    return ManagementFactory.newPlatformMXBeanProxy(beans, name, type);
  }

  /** From Linux' {@code /proc}; not a number elsewhere. */
  private double residentKibibytes() throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (NoSuchFileException e) {
      return Double.NaN;
    }
  }
}
