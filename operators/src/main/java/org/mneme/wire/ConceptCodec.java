package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.List;
import org.mneme.model.Concept;
import org.mneme.model.ConceptState;

/** Writes and reads the records of {@code mneme.concepts}. */
final class ConceptCodec {

  static final Names<ConceptState> STATES = Names.of(ConceptState.values());

  private String space;
  private String id;
  private String name;
  private List<String> terms = List.of();
  private List<String> tools = List.of();
  private ConceptState state;
  private double coherence;
  private double strength;
  private int replays;
  private int members;
  private int fanOut;
  private long bornAt;
  private long reinforcedAt;
  private byte[] centroid;

  private ConceptCodec() {}

  static byte[] encode(JsonFactory json, Limits limits, Concept concept) {
    return JsonWriter.write(
        json,
        limits,
        out -> {
          out.string("space", concept.space());
          out.string("concept", concept.id());
          out.string("name", concept.name());
          out.strings("terms", concept.terms());
          out.strings("tools", concept.tools());
          out.constant("state", concept.state());
          out.number("coherence", concept.coherence());
          out.number("strength", concept.strength());
          out.integer("replays", concept.replays());
          out.integer("members", concept.members());
          out.integer("fanOut", concept.fanOut());
          out.time("bornAt", concept.bornAt());
          out.time("reinforcedAt", concept.reinforcedAt());
          out.vector("centroid", concept.centroid());
        });
  }

  static Concept read(Fields in) throws IOException, RejectedException {
    ConceptCodec draft = new ConceptCodec();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      draft.accept(field, in);
    }
    return draft.build(in);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "space" -> space = in.space();
      case "concept" -> id = in.string();
      case "name" -> name = in.string();
      case "terms" -> terms = in.labels();
      case "tools" -> tools = in.labels();
      case "state" -> state = in.constant(STATES);
      case "coherence" -> coherence = in.number();
      case "strength" -> strength = in.number();
      case "replays" -> replays = (int) in.integer();
      case "members" -> members = (int) in.integer();
      case "fanOut" -> fanOut = (int) in.integer();
      case "bornAt" -> bornAt = in.anyTime();
      case "reinforcedAt" -> reinforcedAt = in.anyTime();
      case "centroid" -> centroid = VectorReader.packed(in);
      default -> in.skip();
    }
  }

  private Concept build(Fields in) throws RejectedException {
    return new Concept(
        in.require(space, "space"),
        in.require(id, "concept"),
        name,
        terms,
        tools,
        in.require(state, "state"),
        coherence,
        strength,
        replays,
        members,
        fanOut,
        bornAt,
        reinforcedAt,
        in.require(centroid, "centroid"),
        false);
  }
}
