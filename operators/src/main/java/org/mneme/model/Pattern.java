package org.mneme.model;

import java.util.List;

/**
 * A pattern as mining hands it on and as the {@code patterns} topic carries it: an upsert, or a
 * tombstone.
 *
 * @param space isolation unit
 * @param id id within the space: a hash of domain, kind, condition and tools, so that it is the
 *     same whichever episode shows it first
 * @param kind what it says
 * @param domain domain of the tasks that it was counted over; empty for tasks that name none
 * @param condition where it applies: of a recovery the class of the error, of a decision the tool
 *     after which one chooses, of a context the feature as {@code name=value}, of a change its
 *     measure; null for a sequence
 * @param tools of a sequence its tools, of a recovery those that followed, of a decision the one
 *     chosen; else empty
 * @param support episodes that show it; each counts once
 * @param successes those of them that succeeded, of a recovery those in which it worked
 * @param bound lower end of the Wilson 95 % interval of successes in support, in [0, 1]
 * @param lift its success rate divided by that of the domain, of a decision by that of the other
 *     choices; 1 where there is nothing to compare with
 * @param applied how often an agent said that it followed it, or judged it by feedback
 * @param helped how often that helped
 * @param effectiveness lower end of the Wilson 95 % interval of helped in applied; 0 when never
 *     applied
 * @param weight 1, less when it was not seen for long: what its place in a recall is multiplied by
 * @param firstAt closing time of the first episode that shows it, epoch milliseconds
 * @param lastAt closing time of the last one, epoch milliseconds
 * @param evidence ids of the last episodes that show it, at most 10, ascending by (closing time,
 *     id)
 * @param change what a change is; null for the other kinds
 * @param isDropped whether this is its tombstone; then only space and id are set
 */
public record Pattern(
    String space,
    String id,
    PatternKind kind,
    String domain,
    String condition,
    List<String> tools,
    int support,
    int successes,
    double bound,
    double lift,
    int applied,
    int helped,
    double effectiveness,
    double weight,
    long firstAt,
    long lastAt,
    List<String> evidence,
    PatternChange change,
    boolean isDropped) {

  /** The tombstone of a pattern. */
  public static Pattern dropped(String space, String id) {
    return new Pattern(
        space, id, null, null, null, List.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), null,
        true);
  }

  /** The same with another weight. */
  public Pattern weighing(double newWeight) {
    return new Pattern(
        space,
        id,
        kind,
        domain,
        condition,
        tools,
        support,
        successes,
        bound,
        lift,
        applied,
        helped,
        effectiveness,
        newWeight,
        firstAt,
        lastAt,
        evidence,
        change,
        isDropped);
  }

  /** The same pattern, naming only this evidence and this change. */
  public Pattern showing(List<String> shownEvidence, PatternChange shownChange) {
    return new Pattern(
        space,
        id,
        kind,
        domain,
        condition,
        tools,
        support,
        successes,
        bound,
        lift,
        applied,
        helped,
        effectiveness,
        weight,
        firstAt,
        lastAt,
        shownEvidence,
        shownChange,
        isDropped);
  }

  /** The key of its topic: {@code space/pattern}. */
  public String key() {
    return space + '/' + id;
  }
}
