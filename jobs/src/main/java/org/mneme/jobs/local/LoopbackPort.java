package org.mneme.jobs.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
public final class LoopbackPort {

  /** The loopback address. */
  public static final String HOST = "127.0.0.1";

  /** Linux hands out 32768 and above, others 49152 and above. */
  private static final int FIRST_HANDED_OUT = 32_768;

  private static final int FIRST_PICKED = 20_000;
  private static final int PICKS = 1_000;

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

  /**
   * A port that was free a moment ago, picked at random among those that no system hands out by
   * itself: not for port 0 and not for an outgoing connection. So nothing but another pick like
   * this one can take it before it is used.
   */
  public static int free() {
    return freeBut(0);
  }

  /** The same, and another one than {@code taken}, which nothing may be bound to yet. */
  static int freeBut(int taken) {
    for (int i = 0; i < PICKS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PICKED, FIRST_HANDED_OUT);
      if (port != taken && isFree(port)) {
        return port;
      }
    }
    throw new LocalStackException("no free port on " + HOST + " in " + PICKS + " picks");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException busy) {
      return false;
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
