package org.mneme.model;

import java.util.List;
import java.util.Map;

/**
 * One thing that a recall returned, and why.
 *
 * @param kind what it is
 * @param id its id within the space
 * @param score weighted mean of similarity, text and activation, scaled by retention and value, in
 *     [0, 1]
 * @param confidence in [0, 1] (DESIGN §4)
 * @param parts score parts by name, each before weighting, in [0, 1]: similarity, activation,
 *     retention, value; of a pattern context, similarity, bound, effectiveness, weight
 * @param path how it was found; empty unless asked for. Every way begins with a step from "query":
 *     the direct one, if there is one, and then those by which activation came, strongest first
 * @param digest the episode, when it is one; else null
 * @param concept the concept, when it is one; else null
 * @param pattern the pattern, when it is one; else null
 * @param experience the experience, when it is one; else null
 */
public record Hit(
    HitKind kind,
    String id,
    double score,
    double confidence,
    Map<String, Double> parts,
    List<PathStep> path,
    EpisodeDigest digest,
    ConceptDigest concept,
    PatternDigest pattern,
    ExperienceDigest experience) {

  /** A hit that is no experience. */
  public Hit(
      HitKind kind,
      String id,
      double score,
      double confidence,
      Map<String, Double> parts,
      List<PathStep> path,
      EpisodeDigest digest,
      ConceptDigest concept,
      PatternDigest pattern) {
    this(kind, id, score, confidence, parts, path, digest, concept, pattern, null);
  }

  /** A hit that is an episode or a concept. */
  public Hit(
      HitKind kind,
      String id,
      double score,
      double confidence,
      Map<String, Double> parts,
      List<PathStep> path,
      EpisodeDigest digest,
      ConceptDigest concept) {
    this(kind, id, score, confidence, parts, path, digest, concept, null, null);
  }

  /** A hit that is neither a concept nor a pattern. */
  public Hit(
      HitKind kind,
      String id,
      double score,
      double confidence,
      Map<String, Double> parts,
      List<PathStep> path,
      EpisodeDigest digest) {
    this(kind, id, score, confidence, parts, path, digest, null, null, null);
  }

  /** The same hit with other ways. */
  public Hit withPath(List<PathStep> newPath) {
    return new Hit(
        kind, id, score, confidence, parts, newPath, digest, concept, pattern, experience);
  }

  /** The same hit with another digest of its episode. */
  public Hit withDigest(EpisodeDigest newDigest) {
    return new Hit(
        kind, id, score, confidence, parts, path, newDigest, concept, pattern, experience);
  }

  /** The same hit, saying nothing of how to follow its pattern. */
  public Hit withoutPlaybook() {
    PatternDigest bare = pattern == null ? null : new PatternDigest(pattern.pattern(), null);
    return new Hit(kind, id, score, confidence, parts, path, digest, concept, bare, experience);
  }

  /** The same hit without what may be large: the digests of what it is, but for a concept's. */
  public Hit withoutDigests() {
    return new Hit(kind, id, score, confidence, parts, path, null, concept, null, null);
  }
}
