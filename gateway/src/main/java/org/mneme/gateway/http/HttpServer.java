package org.mneme.gateway.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.mneme.gateway.config.GatewayParameters;
import org.mneme.gateway.verbs.Verbs;

/** Listens, and stops only when what it has let in is answered. */
public final class HttpServer implements AutoCloseable {

  private static final int THREADS = 64;
  private static final int HEADER_BYTES = 16 << 10;

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Begins to listen.
   *
   * @param health tells whether Kafka can be reached
   * @param figures more numbers for the metrics, by name; those that count up end in {@code _total}
   * @param mcp answers {@code /mcp}, once the gatekeeper has let a request in
   * @throws IllegalStateException if it cannot, because the port is taken, say
   */
  public static HttpServer start(
      GatewayParameters parameters,
      Gatekeeper gatekeeper,
      Verbs verbs,
      Supplier<CompletableFuture<Boolean>> health,
      Map<String, LongSupplier> figures,
      Handler mcp) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("mneme-gateway-http");
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // An id may hold a slash; segments are decoded one by one.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "mneme",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(parameters.host());
    connector.setPort(parameters.port());
    connector.setIdleTimeout(parameters.idleTimeout().toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(parameters.maxConnections(), server));
    Metrics metrics = new Metrics();
    figures.forEach(metrics::figure);
    metrics.figure("mneme_gateway_threads", threads::getThreads);
    GatewayHandler own =
        new GatewayHandler(
            new Dispatch(verbs), new Pages(metrics, health), gatekeeper, metrics, parameters);
    server.setHandler(new GracefulHandler(new Handler.Sequence(own, mcp)));
    server.setErrorHandler(new ProblemHandler());
    server.setStopTimeout(parameters.stopDeadline().toMillis());
    try {
      server.start();
    } catch (Exception e) {
      stop(server);
      throw new IllegalStateException(
          "the gateway cannot listen on " + parameters.host() + ':' + parameters.port(), e);
    }
    return new HttpServer(server, connector);
  }

  /** Where it listens. */
  public URI address() {
    String host = connector.getHost();
    return URI.create(
        "http://"
            + (host.contains(":") ? '[' + host + ']' : host)
            + ':'
            + connector.getLocalPort());
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop in good order", e);
    }
  }
}
