package org.mneme.wire;

import java.io.IOException;
import java.util.List;
import org.mneme.model.ConceptDigest;
import org.mneme.model.ConceptState;

/** Reads what a hit shows of a concept. */
final class ConceptDigestReader {

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
  private double lastActivation;
  private long lastAccess;

  static ConceptDigest read(Fields in) throws IOException, RejectedException {
    in.object();
    ConceptDigestReader digest = new ConceptDigestReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      digest.accept(field, in);
    }
    return digest.build();
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "name" -> name = in.string();
      case "terms" -> terms = in.labels();
      case "tools" -> tools = in.labels();
      case "state" -> state = in.constant(ConceptCodec.STATES);
      case "coherence" -> coherence = in.number();
      case "strength" -> strength = in.number();
      case "replays" -> replays = (int) in.integer();
      case "members" -> members = (int) in.integer();
      case "fanOut" -> fanOut = (int) in.integer();
      case "bornAt" -> bornAt = in.anyTime();
      case "reinforcedAt" -> reinforcedAt = in.anyTime();
      case "lastActivation" -> lastActivation = in.number();
      case "lastAccess" -> lastAccess = in.anyTime();
      default -> in.skip();
    }
  }

  private ConceptDigest build() {
    return new ConceptDigest(
        name,
        terms,
        tools,
        state,
        coherence,
        strength,
        replays,
        members,
        fanOut,
        bornAt,
        reinforcedAt,
        lastActivation,
        lastAccess);
  }
}
