package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.MODEL;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.origin;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mneme.model.Embedding;
import org.mneme.model.HitKind;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** A query as an agent asks it, explained, with what a test wants otherwise. */
public final class Asked {

  private final long now;
  private final float[] vector;
  private RecallMode mode = RecallMode.RECALL;
  private Set<HitKind> kinds = Set.of();
  private QueryFilter filter = QueryFilter.NONE;
  private int k = RecallQuery.DEFAULT_K;
  private double minSimilarity;
  private Integer hops;
  private boolean[] mask;
  private String text;
  private List<String> ids = List.of();
  private String cursor;
  private String space = SPACE;
  private String id = "q";
  private String after;
  private Long deadlineMillis;
  private boolean isExact;
  private boolean isDiverse;
  private Long at;

  private Asked(long now, float... vector) {
    this.now = now;
    this.at = now;
    this.vector = vector;
  }

  public static Asked at(long now, float... vector) {
    return new Asked(now, vector);
  }

  public Asked mode(RecallMode wanted) {
    mode = wanted;
    return this;
  }

  public Asked kinds(HitKind first, HitKind... others) {
    kinds = EnumSet.of(first, others);
    return this;
  }

  public Asked filter(QueryFilter wanted) {
    filter = wanted;
    return this;
  }

  public Asked k(int wanted) {
    k = wanted;
    return this;
  }

  public Asked minSimilarity(double wanted) {
    minSimilarity = wanted;
    return this;
  }

  Asked hops(int wanted) {
    hops = wanted;
    return this;
  }

  public Asked ids(String... wanted) {
    ids = List.of(wanted);
    return this;
  }

  public Asked cursor(String wanted) {
    cursor = wanted;
    return this;
  }

  public Asked in(String wanted) {
    space = wanted;
    return this;
  }

  Asked id(String wanted) {
    id = wanted;
    return this;
  }

  public Asked after(String episode) {
    after = episode;
    return this;
  }

  Asked deadlineMillis(long wanted) {
    deadlineMillis = wanted;
    return this;
  }

  public Asked exact() {
    isExact = true;
    return this;
  }

  Asked diverse() {
    isDiverse = true;
    return this;
  }

  /** Names no "now": it is that of the record. */
  Asked withoutNow() {
    at = null;
    return this;
  }

  public Asked known(boolean... components) {
    mask = components;
    return this;
  }

  Asked text(String words) {
    text = words;
    return this;
  }

  public RecallQuery query() {
    return new RecallQuery(
        id,
        space,
        text,
        vector.length == 0 ? null : Embedding.of(MODEL, vector),
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
        true,
        isDiverse,
        after,
        at,
        null,
        null,
        origin(now),
        mask);
  }
}
