package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.List;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;
import org.mneme.model.PatternKind;

/** Writes and reads the records of {@code mneme.patterns}; a result holds them likewise. */
final class PatternCodec {

  static final Names<PatternKind> KINDS = Names.of(PatternKind.values());

  private String space;
  private String id;
  private PatternKind kind;
  private String domain = "";
  private String condition;
  private List<String> tools = List.of();
  private int support;
  private int successes;
  private double bound;
  private double lift;
  private int applied;
  private int helped;
  private double effectiveness;
  private double weight;
  private long firstAt;
  private long lastAt;
  private List<String> evidence = List.of();
  private PatternChange change;

  private PatternCodec() {}

  static byte[] encode(JsonFactory json, Limits limits, Pattern pattern) {
    return JsonWriter.write(json, limits, out -> write(out, pattern));
  }

  /** Writes the fields of a pattern into the object that is open. */
  static void write(JsonWriter out, Pattern pattern) throws IOException {
    out.string("space", pattern.space());
    out.string("pattern", pattern.id());
    out.constant("kind", pattern.kind());
    out.string("domain", pattern.domain());
    out.string("condition", pattern.condition());
    out.strings("tools", pattern.tools());
    out.integer("support", pattern.support());
    out.integer("successes", pattern.successes());
    out.number("bound", pattern.bound());
    out.number("lift", pattern.lift());
    out.integer("applied", pattern.applied());
    out.integer("helped", pattern.helped());
    out.number("effectiveness", pattern.effectiveness());
    out.number("weight", pattern.weight());
    out.time("firstAt", pattern.firstAt());
    out.time("lastAt", pattern.lastAt());
    out.strings("evidence", pattern.evidence());
    if (pattern.change() != null) {
      out.object("change", part -> change(part, pattern.change()));
    }
  }

  /** Reads a pattern from the object that {@code in} stands in. */
  static Pattern read(Fields in) throws IOException, RejectedException {
    PatternCodec draft = new PatternCodec();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      draft.accept(field, in);
    }
    return draft.build(in);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "space" -> space = in.space();
      case "pattern" -> id = in.string();
      case "kind" -> kind = in.constant(KINDS);
      case "domain" -> domain = in.string();
      case "condition" -> condition = in.string();
      case "tools" -> tools = in.labels();
      case "support" -> support = (int) in.integer();
      case "successes" -> successes = (int) in.integer();
      case "bound" -> bound = in.number();
      case "lift" -> lift = in.number();
      case "applied" -> applied = (int) in.integer();
      case "helped" -> helped = (int) in.integer();
      case "effectiveness" -> effectiveness = in.number();
      case "weight" -> weight = in.number();
      case "firstAt" -> firstAt = in.anyTime();
      case "lastAt" -> lastAt = in.anyTime();
      case "evidence" -> evidence = in.labels();
      case "change" -> change = change(in);
      default -> in.skip();
    }
  }

  private Pattern build(Fields in) throws RejectedException {
    return new Pattern(
        in.require(space, "space"),
        in.require(id, "pattern"),
        in.require(kind, "kind"),
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
        evidence,
        change,
        false);
  }

  private static void change(JsonWriter out, PatternChange change) throws IOException {
    out.string("measure", change.measure());
    out.number("before", change.before());
    out.number("after", change.after());
    out.string("episode", change.episode());
    out.time("at", change.at());
    out.number("probability", change.probability());
  }

  private static PatternChange change(Fields in) throws IOException, RejectedException {
    String measure = null;
    double before = 0;
    double after = 0;
    String episode = null;
    long at = 0;
    double probability = 0;
    in.object();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "measure" -> measure = in.string();
        case "before" -> before = in.number();
        case "after" -> after = in.number();
        case "episode" -> episode = in.string();
        case "at" -> at = in.anyTime();
        case "probability" -> probability = in.number();
        default -> in.skip();
      }
    }
    return new PatternChange(
        in.require(measure, "measure"), before, after, episode, at, probability);
  }
}
