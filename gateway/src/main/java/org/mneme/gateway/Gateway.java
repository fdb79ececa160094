package org.mneme.gateway;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.mneme.gateway.access.ApiKeys;
import org.mneme.gateway.config.GatewayParameters;
import org.mneme.gateway.http.Gatekeeper;
import org.mneme.gateway.http.HttpServer;
import org.mneme.gateway.kafka.GatewayTopics;
import org.mneme.gateway.mcp.McpEndpoint;
import org.mneme.wire.Limits;

/**
 * A gateway: memory over HTTP. Several stand side by side on the same topics and share nothing.
 * Closing stops accepting, answers what is under way, and lets Kafka have all that was sent.
 */
public final class Gateway implements AutoCloseable {

  private final MemoryLink link;
  private final HttpServer server;
  private final McpEndpoint mcp;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private Gateway(MemoryLink link, HttpServer server, McpEndpoint mcp) {
    this.link = link;
    this.server = server;
    this.mcp = mcp;
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
    Gatekeeper gatekeeper = new Gatekeeper(keys);
    McpEndpoint mcp = McpEndpoint.http(link.verbs(), gatekeeper::find, parameters.maxBodyBytes());
    try {
      HttpServer server =
          HttpServer.start(
              parameters,
              gatekeeper,
              link.verbs(),
              link::isReachable,
              link.figures(),
              servlets(mcp));
      return new Gateway(link, server, mcp);
    } catch (RuntimeException e) {
      mcp.close();
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
      // Streams to MCP clients would be waited for, and end only with their sessions.
      mcp.close();
      server.close();
    } finally {
      link.close();
    }
  }

  private static Handler servlets(McpEndpoint mcp) {
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(mcp.servlet());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/mcp");
    return context;
  }

  private static ApiKeys keys(GatewayParameters parameters) {
    if (parameters.keysFile() != null) {
      return ApiKeys.read(Path.of(parameters.keysFile()), parameters.rateLimit());
    }
    try {
      if (!InetAddress.getByName(parameters.host()).isLoopbackAddress()) {
        throw new IllegalArgumentException(
            GatewayParameters.HOST_KEY
                + " is "
                + parameters.host()
                + ", which others can reach; that needs "
                + GatewayParameters.KEYS_FILE_KEY);
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          GatewayParameters.HOST_KEY + " is " + parameters.host() + ", which is unknown", e);
    }
    return ApiKeys.open(parameters.rateLimit());
  }
}
