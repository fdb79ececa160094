package org.mneme.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
public final class LoopbackPort {

  /** The loopback address. */
  public static final String HOST = "127.0.0.1";

  private LoopbackPort() {}

  /**
   * The port itself if it is free, or a free one if it is 0.
   *
   * @param use what listens there, for the message
   * @param option key of the option that sets the port, for the message
   * @throws LocalStackException naming the port if it is busy
   */
  public static int require(int port, String use, String option) {
    if (port == 0) {
      return free();
    }
    try (ServerSocket socket = bind(port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LocalStackException(
          "port "
              + port
              + " for "
              + use
              + " is in use on "
              + HOST
              + "; stop what listens there or choose another with -D"
              + option
              + "=PORT (0 takes any that is free)",
          e);
    }
  }

  /** A port that was free a moment ago. */
  public static int free() {
    return freeBut(0);
  }

  /** The same, and another one than {@code taken}, which nothing may be bound to yet. */
  static int freeBut(int taken) {
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort() == taken ? freeBut(taken) : socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + HOST, e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    // As servers do: a connection in TIME_WAIT does not make its port busy.
    socket.setReuseAddress(true);
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }
}
