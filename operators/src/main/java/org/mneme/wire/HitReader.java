package org.mneme.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.ConceptDigest;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.ExperienceDigest;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PathStep;
import org.mneme.model.Pattern;
import org.mneme.model.PatternDigest;
import org.mneme.model.Playbook;

/** Reads one hit. */
final class HitReader {

  private HitKind kind;
  private String id;
  private double score;
  private double confidence;
  private final Map<String, Double> parts = new LinkedHashMap<>();
  private final List<PathStep> path = new ArrayList<>();
  private EpisodeDigest digest;
  private ConceptDigest concept;
  private Pattern pattern;
  private Playbook playbook;
  private ExperienceDigest experience;

  static Hit read(Fields in) throws IOException, RejectedException {
    in.object();
    HitReader hit = new HitReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      hit.accept(field, in);
    }
    return new Hit(
        in.require(hit.kind, "kind"),
        in.require(hit.id, "id"),
        hit.score,
        hit.confidence,
        hit.parts,
        hit.path,
        hit.digest,
        hit.concept,
        hit.pattern == null ? null : new PatternDigest(hit.pattern, hit.playbook),
        hit.experience);
  }

  private void accept(String field, Fields in) throws IOException, RejectedException {
    switch (field) {
      case "kind" -> kind = in.constant(QueryDecoder.KINDS);
      case "id" -> id = in.string();
      case "score" -> score = in.number();
      case "confidence" -> confidence = in.number();
      case "parts" -> parts(in);
      case "path" -> path(in);
      case "digest" -> digest = DigestReader.read(in);
      case "concept" -> concept = ConceptDigestReader.read(in);
      case "pattern" -> {
        in.object();
        pattern = PatternCodec.read(in);
      }
      case "playbook" -> playbook = PlaybookCodec.read(in);
      case "experience" -> experience = ExperienceDigestCodec.read(in);
      default -> in.skip();
    }
  }

  private void parts(Fields in) throws IOException, RejectedException {
    in.object();
    for (String part = in.nextField(); part != null; part = in.nextField()) {
      parts.put(part, in.number());
    }
  }

  private void path(Fields in) throws IOException, RejectedException {
    in.array();
    while (in.nextElement()) {
      path.add(pathStep(in));
    }
  }

  private static PathStep pathStep(Fields in) throws IOException, RejectedException {
    in.object();
    String from = null;
    String to = null;
    String edge = null;
    double weight = 0;
    double activation = 0;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "from" -> from = in.string();
        case "to" -> to = in.string();
        case "edge" -> edge = in.string();
        case "weight" -> weight = in.number();
        case "activation" -> activation = in.number();
        default -> in.skip();
      }
    }
    return new PathStep(from, to, edge, weight, activation);
  }
}
