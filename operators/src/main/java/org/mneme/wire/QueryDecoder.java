package org.mneme.wire;

import static org.mneme.model.RejectionReason.TOO_LARGE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mneme.model.Embedding;
import org.mneme.model.HitKind;
import org.mneme.model.Origin;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** Decodes the records of {@code mneme.queries}. */
final class QueryDecoder {

  static final Names<HitKind> KINDS = Names.of(HitKind.values());
  private static final Names<RecallMode> MODES = Names.of(RecallMode.values());

  private String query;
  private String space;
  private String text;
  private Embedding embedding;
  private int k = RecallQuery.DEFAULT_K;
  private double minSimilarity;
  private Set<HitKind> kinds = Set.of();
  private QueryFilter filter = QueryFilter.NONE;
  private RecallMode mode = RecallMode.RECALL;
  private List<String> ids = List.of();
  private String cursor;
  private Integer hops;
  private Long deadlineMillis;
  private boolean isExact;
  private boolean isExplained;
  private boolean isDiverse = true;
  private String after;
  private Long at;
  private byte[] state;
  private String replyKey;
  private boolean[] mask;

  static RecallQuery decode(JsonFactory json, Limits limits, Origin origin)
      throws IOException, RejectedException {
    try (JsonParser parser = Json.open(json, origin.value())) {
      Fields in = new Fields(parser, limits, origin);
      QueryDecoder draft = new QueryDecoder();
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        draft.accept(field, in);
      }
      RecallQuery query = draft.build(in);
      in.finish();
      return query;
    }
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    Limits limits = in.limits();
    switch (field) {
      case "query" -> query = in.id();
      case "space" -> space = in.space();
      case "text" -> text = in.text(limits.descriptionBytes());
      case "embedding" -> embedding = VectorReader.embedding(in);
      case "k" -> k = (int) in.integer(1, limits.hits());
      case "minSimilarity" -> minSimilarity = in.number(-1, 1);
      case "kinds" -> kinds = kinds(in);
      case "filter" -> filter = FilterReader.read(in);
      case "mode" -> mode = in.constant(MODES);
      case "ids" -> ids = in.ids(limits.hits());
      case "cursor" -> cursor = in.phrase();
      case "hops" -> hops = (int) in.integer(0, limits.hops());
      case "deadlineMillis" -> deadlineMillis = in.integer(1, limits.deadlineMillis());
      case "exact" -> isExact = in.bool();
      case "explain" -> isExplained = in.bool();
      case "diverse" -> isDiverse = in.bool();
      case "after" -> after = after(in);
      case "at" -> at = in.time();
      case "state" -> state = VectorReader.packed(in);
      case "replyKey" -> replyKey = in.id();
      case "mask" -> mask = MaskReader.read(in);
      default -> in.skip();
    }
  }

  private static Set<HitKind> kinds(Fields in) throws IOException, RejectedException {
    in.array();
    Set<HitKind> kinds = EnumSet.noneOf(HitKind.class);
    for (int entries = 0; in.nextElement(); entries++) {
      if (entries == in.limits().labels()) {
        throw in.refuse(TOO_LARGE, "more than " + entries + " entries");
      }
      kinds.add(in.constant(KINDS));
    }
    return kinds;
  }

  private static String after(Fields in) throws IOException, RejectedException {
    in.object();
    String episode = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("episode")) {
        episode = in.id();
      } else {
        in.skip();
      }
    }
    return in.require(episode, "episode");
  }

  /** The query, once it has what its mode cannot do without. */
  private RecallQuery build(Fields in) throws RejectedException {
    in.require(query, "query");
    in.require(space, "space");
    switch (mode) {
      case SIMILAR -> in.require(embedding == null ? text : "", "text");
      case PREDICT -> in.require(state, "state");
      case GET -> in.require(ids.isEmpty() ? null : ids, "ids");
      default -> {}
    }
    MaskReader.check(in, mask, mode, embedding);
    return new RecallQuery(
        query,
        space,
        text,
        embedding,
        k,
        minSimilarity,
        kinds,
        filter,
        mode,
        ids,
        cursor,
        hops,
        deadlineMillis,
        isExact,
        isExplained,
        isDiverse,
        after,
        at,
        state,
        replyKey,
        in.origin(),
        mask);
  }
}
