package org.mneme.gateway.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.AsyncSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.mneme.gateway.access.ApiKey;
import org.mneme.gateway.access.Right;
import org.mneme.gateway.access.TokenBucket;
import org.mneme.gateway.verbs.Verbs;
import reactor.core.publisher.Mono;

/** An MCP server over the verbs. */
public final class McpEndpoint implements AutoCloseable {

  /** Header that names the space of calls that name none. */
  public static final String SPACE_HEADER = "Mneme-Space";

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final String INSTRUCTIONS =
      "A memory of what agents did and how it went. Before a task call recall or what_worked;"
          + " while doing it, remember_start, remember_step and remember_complete; afterwards say"
          + " with feedback which hits helped.";

  private final McpAsyncServer server;
  private final HttpServlet servlet;
  private final HeldSchedulers schedulers;

  private McpEndpoint(McpAsyncServer server, HttpServlet servlet, HeldSchedulers schedulers) {
    this.server = server;
    this.servlet = servlet;
    this.schedulers = schedulers;
  }

  /**
   * Serves over streamable HTTP.
   *
   * @param keys finds who presents the headers {@code Authorization} and {@code X-API-Key}
   * @param maxBytes largest request
   */
  public static McpEndpoint http(
      Verbs verbs, BiFunction<String, String, Optional<ApiKey>> keys, int maxBytes) {
    McpJsonMapper mapper = mapper();
    HeldSchedulers schedulers = new HeldSchedulers();
    HttpServletStreamableServerTransportProvider transport =
        schedulers.during(
            HttpServletStreamableServerTransportProvider.builder()
                    .jsonMapper(mapper)
                    .mcpEndpoint("/mcp")
                    .maxRequestSize(maxBytes)
                    .contextExtractor(request -> context(request, keys))
                ::build);
    McpAsyncServer server = server(McpServer.async(transport), mapper, verbs);
    return new McpEndpoint(server, transport, schedulers);
  }

  /**
   * Serves one client over streams, which may do everything.
   *
   * @param space of calls that name none, or null
   */
  public static McpEndpoint stdio(Verbs verbs, String space, InputStream in, OutputStream out) {
    McpJsonMapper mapper = mapper();
    ApiKey owner =
        new ApiKey(
            "owner",
            EnumSet.allOf(Right.class),
            Set.of(ApiKey.EVERYWHERE),
            new TokenBucket(UNLIMITED, System.nanoTime()));
    StdioServerTransportProvider transport = new StdioServerTransportProvider(mapper, in, out);
    MemoryTools tools = new MemoryTools(verbs, new MemoryTools.Caller(owner, space));
    return new McpEndpoint(
        server(McpServer.async(transport), mapper, tools), null, new HeldSchedulers());
  }

  /** What answers over HTTP. */
  public HttpServlet servlet() {
    return servlet;
  }

  @Override
  public void close() {
    try {
      server.closeGracefully().timeout(CLOSE_WITHIN).onErrorResume(e -> Mono.empty()).block();
    } finally {
      schedulers.close();
    }
  }

  private static McpAsyncServer server(
      AsyncSpecification<?> specification, McpJsonMapper mapper, Verbs verbs) {
    return server(specification, mapper, new MemoryTools(verbs, null));
  }

  private static McpAsyncServer server(
      AsyncSpecification<?> specification, McpJsonMapper mapper, MemoryTools tools) {
    return specification
        .serverInfo("mneme", "0.1.0")
        .instructions(INSTRUCTIONS)
        .capabilities(ServerCapabilities.builder().tools(false).build())
        .jsonMapper(mapper)
        // It is asked about output schemas only, and the tools have none.
        .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
        .tools(tools.specifications(mapper))
        .build();
  }

  private static McpTransportContext context(
      HttpServletRequest request, BiFunction<String, String, Optional<ApiKey>> keys) {
    String space = request.getHeader(SPACE_HEADER);
    return keys.apply(request.getHeader("Authorization"), request.getHeader("X-API-Key"))
        .map(key -> new MemoryTools.Caller(key, space == null ? onlySpace(key) : space))
        .map(caller -> McpTransportContext.create(Map.of(MemoryTools.CALLER, caller)))
        .orElse(McpTransportContext.EMPTY);
  }

  private static String onlySpace(ApiKey key) {
    boolean isOne = key.spaces().size() == 1 && !key.spaces().contains(ApiKey.EVERYWHERE);
    return isOne ? key.spaces().iterator().next() : null;
  }

  private static McpJsonMapper mapper() {
    return new JacksonMcpJsonMapper(new ObjectMapper());
  }
}
