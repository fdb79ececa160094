package org.mneme.gateway;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.mneme.gateway.access.ApiKeys;
import org.mneme.gateway.config.GatewayOptions;
import org.mneme.gateway.config.GatewayParameters;
import org.mneme.gateway.http.Gatekeeper;
import org.mneme.gateway.http.HttpServer;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.wire.Limits;

/**
 * A gateway: memory over HTTP. Several stand side by side on the same topics and share nothing.
 * Closing stops accepting, answers what is under way, and lets Kafka have all that was sent.
 */
public final class Gateway implements AutoCloseable {

  private final MemoryLink link;
  private final HttpServer server;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private Gateway(MemoryLink link, HttpServer server) {
    this.link = link;
    this.server = server;
  }

  /**
   * Connects to Kafka and begins to listen.
   *
   * @param client Kafka's own properties, the brokers' addresses among them
   * @throws IllegalArgumentException if the keys cannot be read, or none are needed and the address
   *     is not of the loopback
   * @throws IllegalStateException if it cannot listen
   */
  public static Gateway start(
      GatewayParameters parameters, Properties client, GatewayTopics topics, Limits limits) {
    ApiKeys keys = keys(parameters);
    MemoryLink link = MemoryLink.connect(parameters, client, topics, limits);
    try {
      HttpServer server =
          HttpServer.start(
              parameters,
              new Gatekeeper(keys),
              link.verbs(),
              link::isReachable,
              link::pending,
              new Handler.Sequence());
      return new Gateway(link, server);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /** Where it listens. */
  public URI address() {
    return server.address();
  }

  @Override
  public void close() {
    if (isClosed.getAndSet(true)) {
      return;
    }
    try {
      server.close();
    } finally {
      link.close();
    }
  }

  private static ApiKeys keys(GatewayParameters parameters) {
    if (parameters.keysFile() != null) {
      return ApiKeys.read(Path.of(parameters.keysFile()), parameters.rateLimit());
    }
    try {
      if (!InetAddress.getByName(parameters.host()).isLoopbackAddress()) {
        throw new IllegalArgumentException(
            GatewayOptions.HOST.key()
                + " is "
                + parameters.host()
                + ", which others can reach; that needs "
                + GatewayOptions.KEYS_FILE.key());
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          GatewayOptions.HOST.key() + " is " + parameters.host() + ", which is unknown", e);
    }
    return ApiKeys.open(parameters.rateLimit());
  }
}
