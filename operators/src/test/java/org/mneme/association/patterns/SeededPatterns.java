package org.mneme.association.patterns;

import java.util.List;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternKind;

/** Patterns for tests, short to write. */
public final class SeededPatterns {

  public static final String SPACE = "support";
  public static final String DOMAIN = "airline";
  public static final long AT = 1_768_000_000_000L;

  private final String id;
  private final PatternKind kind;
  private String domain = DOMAIN;
  private final String condition;
  private final List<String> tools;
  private double bound = 0.5;
  private double lift = 1;
  private double effectiveness;
  private double weight = 1;
  private long lastAt = AT;
  private List<String> evidence = List.of();
  private PatternChange change;

  private SeededPatterns(String id, PatternKind kind, String condition, List<String> tools) {
    this.id = id;
    this.kind = kind;
    this.condition = condition;
    this.tools = tools;
  }

  public static SeededPatterns sequence(String id, String... tools) {
    return new SeededPatterns(id, PatternKind.SEQUENCE, null, List.of(tools));
  }

  public static SeededPatterns recovery(String id, String error, String... tools) {
    return new SeededPatterns(id, PatternKind.RECOVERY, error, List.of(tools));
  }

  public static SeededPatterns decision(String id, String after, String choice) {
    return new SeededPatterns(id, PatternKind.DECISION, after, List.of(choice));
  }

  public static SeededPatterns context(String id, String feature) {
    return new SeededPatterns(id, PatternKind.CONTEXT, feature, List.of());
  }

  public static SeededPatterns change(String id, String episode) {
    SeededPatterns change = new SeededPatterns(id, PatternKind.CHANGE, "value", List.of());
    change.change = new PatternChange("value", 0.8, 0.3, episode, AT, 0.9);
    return change;
  }

  public SeededPatterns in(String wanted) {
    domain = wanted;
    return this;
  }

  public SeededPatterns bound(double wanted) {
    bound = wanted;
    return this;
  }

  public SeededPatterns lift(double wanted) {
    lift = wanted;
    return this;
  }

  public SeededPatterns effectiveness(double wanted) {
    effectiveness = wanted;
    return this;
  }

  public SeededPatterns weight(double wanted) {
    weight = wanted;
    return this;
  }

  public SeededPatterns lastAt(long wanted) {
    lastAt = wanted;
    return this;
  }

  public SeededPatterns shownBy(String... episodes) {
    evidence = List.of(episodes);
    return this;
  }

  public Pattern pattern() {
    return new Pattern(
        SPACE,
        id,
        kind,
        domain,
        condition,
        tools,
        10,
        8,
        bound,
        lift,
        effectiveness > 0 ? 10 : 0,
        effectiveness > 0 ? 9 : 0,
        effectiveness,
        weight,
        lastAt - 60_000,
        lastAt,
        evidence,
        change,
        false);
  }

  /** An index that holds these patterns; each of {@code episodes} is stored in its position. */
  static PatternIndex index(List<String> episodes, SeededPatterns... patterns) throws Exception {
    PatternIndex index = new PatternIndex();
    for (SeededPatterns pattern : patterns) {
      index.put(pattern.pattern(), episodes::indexOf);
    }
    return index;
  }

  /** Shows every row, each with its cosine; 0 where none is given. */
  static ShownRows allShown(float... cosines) {
    return new ShownRows() {
      @Override
      public boolean isShown(int row) {
        return true;
      }

      @Override
      public float cosine(int row) {
        return row < cosines.length ? cosines[row] : 0;
      }
    };
  }
}
