package org.mneme.wire;

import static org.mneme.model.RejectionReason.UNKNOWN_FIELD;

import java.io.IOException;
import java.util.List;
import org.mneme.model.QueryFilter;
import org.mneme.model.Verdict;

/**
 * Reads a query's filter. A field it does not know is refused, not ignored: an ignored condition
 * would return what the asker wanted to keep out.
 */
final class FilterReader {

  private String domain;
  private String type;
  private List<String> tagsAll = List.of();
  private List<String> tagsAny = List.of();
  private String agent;
  private String user;
  private String session;
  private Verdict verdict;
  private Double minValue;
  private Long after;
  private Long before;

  static QueryFilter read(Fields in) throws IOException, RejectedException {
    in.object();
    FilterReader filter = new FilterReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      filter.accept(field, in);
    }
    return filter.build();
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "domain" -> domain = in.label();
      case "type" -> type = in.label();
      case "tags" -> tags(in);
      case "agent" -> agent = in.label();
      case "user" -> user = in.label();
      case "session" -> session = in.label();
      case "verdict" -> verdict = in.constant(OutcomeReader.VERDICTS);
      case "minValue" -> minValue = in.number(0, 1);
      case "after" -> after = in.anyTime();
      case "before" -> before = in.anyTime();
      default -> throw in.refuse(UNKNOWN_FIELD, "no such field in a filter");
    }
  }

  private void tags(Fields in) throws IOException, RejectedException {
    in.object();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "all" -> tagsAll = in.labels();
        case "any" -> tagsAny = in.labels();
        default -> throw in.refuse(UNKNOWN_FIELD, "no such field in a filter's tags");
      }
    }
  }

  private QueryFilter build() {
    return new QueryFilter(
        domain, type, tagsAll, tagsAny, agent, user, session, verdict, minValue, after, before);
  }
}
