package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.mneme.model.Origin;
import org.mneme.model.QueryError;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/**
 * Whom to tell that a query was refused: the fields of the query that can still be read, each on
 * its own, as far as the record is JSON at all.
 */
final class QueryAddress {

  private String query;
  private String space;
  private String replyKey;

  /** The error result for a refused query, or null when its id cannot be read. */
  static RecallResult answer(JsonFactory json, Limits limits, Rejection rejection) {
    QueryAddress address = new QueryAddress();
    Origin origin = rejection.origin();
    try (JsonParser parser = Json.open(json, origin.value())) {
      Fields in = new Fields(parser, limits, origin);
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        address.accept(field, in);
      }
    } catch (IOException | RejectedException | RuntimeException e) {
      // What came before the fault is known by now, and the fault itself is in the rejection.
    }
    return address.query == null
        ? null
        : RecallResult.rejected(
                address.query,
                address.space,
                address.replyKey,
                origin.timestamp(),
                new QueryError(rejection.reason().code(), rejection.message()))
            .inTraceOf(origin);
  }

  private void accept(String field, Fields in) throws IOException {
    try {
      switch (field) {
        case "query" -> query = in.id();
        case "space" -> space = in.space();
        case "replyKey" -> replyKey = in.id();
        default -> in.skip();
      }
    } catch (RejectedException e) {
      in.skip();
    }
  }
}
