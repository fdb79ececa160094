package org.mneme.gateway.config;

import java.time.Duration;

/**
 * What a gateway is told, checked.
 *
 * @param host address to listen on
 * @param port 1 to 65535, or 0 for one that is free
 * @param keysFile file of API keys, or null for none
 * @param maxBodyBytes largest body of a request
 * @param maxPendingBytes bodies held at once
 * @param maxConnections open connections
 * @param rateLimit requests a second of one key
 * @param bodyTimeout how long a body may take to arrive
 * @param idleTimeout how long a connection may be silent
 * @param acknowledgeDeadline how long Kafka may take to acknowledge
 * @param recallDeadline how long an answer is waited for
 * @param waitDeadline how long memory's acknowledgement or a receipt is waited for
 * @param stopDeadline how long requests under way are waited for when stopping
 * @param otlpEndpoint address of a receiver of OTLP/HTTP, or null for none
 */
public record GatewayParameters(
    String host,
    int port,
    String keysFile,
    int maxBodyBytes,
    long maxPendingBytes,
    int maxConnections,
    int rateLimit,
    Duration bodyTimeout,
    Duration idleTimeout,
    Duration acknowledgeDeadline,
    Duration recallDeadline,
    Duration waitDeadline,
    Duration stopDeadline,
    String otlpEndpoint) {

  /** Key of the option that sets the address. */
  public static final String HOST_KEY = "mneme.gateway.host";

  /** Key of the option that names the file of keys. */
  public static final String KEYS_FILE_KEY = "mneme.gateway.keys-file";
}
