package org.mneme.gateway.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.mneme.gateway.verbs.ProblemException;

/** What Jetty itself refuses (a bad request line, headers too large, stopping) is a problem too. */
final class ProblemHandler extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    String code =
        switch (status) {
          case 404 -> "no-such-path";
          case 503 -> "stopping";
          default -> status < 500 ? "malformed" : "internal";
        };
    ProblemException problem = new ProblemException(status, code, "the request cannot be served");
    byte[] content = Problems.json(problem);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
    response.write(true, ByteBuffer.wrap(content), callback);
    return true;
  }
}
