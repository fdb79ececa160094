package org.mneme.gateway.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.mneme.gateway.access.ApiKey;
import org.mneme.gateway.access.ApiKeys;
import org.mneme.gateway.verbs.ProblemException;

/**
 * Lets a request in or not. Where no key is needed, a web page that the user happens to visit must
 * not reach memory through the browser either: host and origin must be of this machine.
 */
public final class Gatekeeper {

  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;

  /** By these keys. */
  public Gatekeeper(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * Who asks.
   *
   * @throws ProblemException 401 for no key or an unknown one, 403 for a foreign origin, 429
   */
  ApiKey admit(Request request) {
    if (keys.isOpen()) {
      requireLocal(request);
    }
    ApiKey key =
        find(
                request.getHeaders().get(HttpHeader.AUTHORIZATION),
                request.getHeaders().get("X-API-Key"))
            .orElseThrow(
                () ->
                    new ProblemException(
                        401, "unauthorized", "a valid key is needed: Authorization: Bearer KEY"));
    int wait = key.bucket().take(System.nanoTime());
    if (wait > 0) {
      throw new ProblemException(
          429, "rate-limited", "too many requests with this key", null, wait);
    }
    return key;
  }

  /** Who presents these headers, without counting it as a request. */
  public Optional<ApiKey> find(String authorization, String apiKey) {
    boolean isBearer =
        authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return keys.find(isBearer ? authorization.substring(BEARER.length()).strip() : apiKey);
  }

  /**
   * Requires that a key may do what a route needs.
   *
   * @throws ProblemException 403
   */
  static void require(ApiKey key, Route route, String space) {
    if (route.right() != null && !key.may(route.right(), space)) {
      throw new ProblemException(
          403,
          "forbidden",
          "this key has no right to " + route.right().word() + " in the space " + space);
    }
  }

  private static void requireLocal(Request request) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    String host = Request.getServerName(request);
    if (!isLocal(host) || (origin != null && !isLocal(hostOf(origin)))) {
      throw new ProblemException(
          403, "foreign-origin", "without keys only this machine's own pages and programs may ask");
    }
  }

  private static String hostOf(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isLocal(String host) {
    if (host == null) {
      return false;
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (bare.equals("localhost")) {
      return true;
    }
    // Only literals: a name that resolves to the loopback is how rebinding works.
    boolean isLiteral = bare.indexOf(':') >= 0 || bare.matches("[0-9.]+");
    try {
      return isLiteral && InetAddress.getByName(bare).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
