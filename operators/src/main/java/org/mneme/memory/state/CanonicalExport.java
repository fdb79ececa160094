package org.mneme.memory.state;

import java.util.ArrayList;
import java.util.List;
import org.mneme.association.BindingRef;
import org.mneme.association.ConceptSum;
import org.mneme.association.LinkKind;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.prediction.Connection;
import org.mneme.episodic.prediction.Experience;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.AcknowledgedRef;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.PendingExperience;
import org.mneme.memory.SequenceTail;
import org.mneme.memory.SpaceProfile;
import org.mneme.model.CanonicalLine;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeContext;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.Feedback;
import org.mneme.model.Pattern;
import org.mneme.model.PatternChange;

/**
 * What a space has learned as lines of text, one an item, in the order of the lines: two memories
 * that learned the same give the same lines, whatever rows they use, and numbers are equal to their
 * last bit. Usage is left out: it follows the real timing of queries.
 *
 * <p>Each line begins with what it is of ({@code space}, {@code experience}, {@code episode},
 * {@code binding}, {@code link}, {@code concept}, {@code alias}, {@code sequence}, {@code pattern},
 * {@code step-experience}, {@code connection} (of two of these), {@code ledger}, {@code
 * acknowledged}, {@code pending-…}) and the ids that it is known by.
 */
public final class CanonicalExport {

  private final List<String> lines = new ArrayList<>();

  /** All lines so far, sorted. */
  public List<String> lines() {
    return lines.stream().sorted().toList();
  }

  void space(String space, SpaceProfile profile) {
    CanonicalLine line =
        new CanonicalLine("space", space)
            .text("model", profile.model())
            .number("dimension", profile.dimension())
            .number("experiences", profile.experiences())
            .number("episodes", profile.episodes())
            .number("learned", profile.learned());
    if (profile.maxEpisodes() != null) {
      line.number("maxEpisodes", profile.maxEpisodes());
    }
    add(line);
  }

  /**
   * An experience.
   *
   * @param isLearned whether equal ones are merged into it
   * @param vectorHash of its packed vector
   * @param digestHash of its digest as text
   * @param wordsHash of the packed words by which it is found, or null
   */
  void experience(
      StoredEpisode stored,
      boolean isLearned,
      String vectorHash,
      String digestHash,
      String wordsHash) {
    add(
        new CanonicalLine("experience", stored.id())
            .text("fingerprint", stored.fingerprint())
            .text("domain", stored.domain())
            .text("type", stored.type())
            .texts("tags", stored.tags())
            .text("verdict", stored.verdict() == null ? null : stored.verdict().name())
            .number("count", stored.count())
            .bits("valueSum", stored.valueSum())
            .number("lastAt", stored.lastAt())
            .texts("recent", stored.recentIds())
            .text("older", stored.older())
            .flag("learned", isLearned)
            .flag("pinned", stored.isPinned())
            .text("vector", vectorHash)
            .text("digest", digestHash)
            .text("words", wordsHash));
  }

  /** An episode, an occurrence of {@code experience}. */
  void episode(String episode, EpisodeRef ref, String experience) {
    add(
        new CanonicalLine("episode", episode)
            .text("experience", experience)
            .text("fingerprint", ref.fingerprint())
            .number("startedAt", ref.startedAt())
            .number("closedAt", ref.closedAt())
            .text("agent", ref.agent())
            .text("user", ref.user())
            .text("session", ref.session())
            .bits("value", ref.value())
            .text("concept", ref.concept())
            .text("older", ref.older())
            .number("labels", ref.labels()));
  }

  void binding(String experience, BindingRef binding) {
    add(
        new CanonicalLine("binding", experience, binding.concept())
            .bits("strength", binding.strength())
            .number("at", binding.at()));
  }

  void link(String from, String to, LinkKind kind, float weight) {
    add(new CanonicalLine("link", from, to).text("kind", kind.name()).bits("weight", weight));
  }

  void concept(StoredConcept concept, ConceptSum sum) {
    add(
        new CanonicalLine("concept", concept.id())
            .texts("terms", concept.terms())
            .texts("tools", concept.tools())
            .number("bornAt", concept.bornAt())
            .number("reinforcedAt", concept.reinforcedAt())
            .number("replays", concept.replays())
            .bits("coherence", concept.coherence())
            .bits("strength", concept.strength())
            .number("members", concept.members())
            .number("fanOut", concept.fanOut())
            .bits("weightSum", concept.weightSum())
            .number("referenceAt", concept.referenceAt())
            .hash("sum", sum.packed()));
  }

  void alias(String id, String stays) {
    add(new CanonicalLine("alias", id).text("stays", stays));
  }

  void sequence(String sequence, SequenceTail tail) {
    add(
        new CanonicalLine("sequence", sequence)
            .text("episode", tail.episode())
            .number("closedAt", tail.closedAt()));
  }

  /** What happened in a state, and what it is worth. */
  void stepExperience(Experience experience, Standing standing) {
    EpisodeContext context = experience.context();
    CanonicalLine line =
        new CanonicalLine("step-experience", experience.id())
            .number("startedAt", context.startedAt())
            .text("agent", context.agent())
            .text("user", context.user())
            .text("session", context.session())
            .text("domain", context.domain())
            .text("type", context.type())
            .texts("tags", context.tags())
            .number("at", experience.at())
            .text("tool", experience.tool())
            .bits("success", experience.success())
            .hash("state", experience.state())
            .hash("action", experience.action())
            .hash("outcome", experience.outcome())
            .number("uses", standing.uses())
            .bits("successSum", standing.successSum());
    if (experience.error() != null) {
      line.bits("error", experience.error());
    }
    for (double success : standing.recent()) {
      line.bits("recent", success);
    }
    add(line);
    for (Connection connection : standing.connections()) {
      add(
          new CanonicalLine("connection", experience.id(), connection.experience())
              .bits("strength", connection.strength()));
    }
  }

  void pending(PendingExperience experience) {
    add(
        new CanonicalLine("pending-experience", experience.id())
            .number("at", experience.at())
            .texts("used", experience.used()));
  }

  void pattern(Pattern pattern) {
    CanonicalLine line =
        new CanonicalLine("pattern", pattern.id())
            .text("kind", pattern.kind().name())
            .text("domain", pattern.domain())
            .text("condition", pattern.condition())
            .texts("tools", pattern.tools())
            .number("support", pattern.support())
            .number("successes", pattern.successes())
            .bits("bound", pattern.bound())
            .bits("lift", pattern.lift())
            .number("applied", pattern.applied())
            .number("helped", pattern.helped())
            .bits("effectiveness", pattern.effectiveness())
            .bits("weight", pattern.weight())
            .number("firstAt", pattern.firstAt())
            .number("lastAt", pattern.lastAt())
            .texts("evidence", pattern.evidence());
    PatternChange change = pattern.change();
    if (change != null) {
      line.text("measure", change.measure())
          .bits("before", change.before())
          .bits("after", change.after())
          .text("episode", change.episode())
          .number("at", change.at())
          .bits("probability", change.probability());
    }
    add(line);
  }

  /** An episode that the topic of memories names and that is not stored. */
  void acknowledged(String episode, AcknowledgedRef ref) {
    add(
        new CanonicalLine("acknowledged", episode)
            .number("startedAt", ref.startedAt())
            .number("closedAt", ref.closedAt())
            .text("agent", ref.agent())
            .text("user", ref.user()));
  }

  void ledger(String subjectHash, long forgottenAt) {
    add(new CanonicalLine("ledger", subjectHash).number("forgottenAt", forgottenAt));
  }

  void pendingEpisode(String episode, long closedAt) {
    add(new CanonicalLine("pending-episode", episode).number("closedAt", closedAt));
  }

  void pending(Feedback feedback) {
    add(
        new CanonicalLine("pending-feedback", feedback.id())
            .texts("helped", feedback.helped())
            .texts("hurt", feedback.hurt())
            .number("at", feedback.at()));
  }

  void pending(Command command) {
    add(
        new CanonicalLine("pending-command", command.id())
            .text("kind", command.kind().name())
            .text("target", command.target())
            .number("at", command.at()));
  }

  void pending(ClusterWindow window) {
    String end = Long.toString(window.end());
    String chunk = Integer.toString(window.chunk());
    add(new CanonicalLine("pending-clusters", end, chunk));
    for (EpisodeCluster cluster : window.clusters()) {
      add(
          new CanonicalLine("pending-cluster", end, chunk, cluster.members().get(0))
              .texts("members", cluster.members())
              .bits("coherence", cluster.coherence())
              .texts("terms", cluster.terms())
              .texts("tools", cluster.tools()));
    }
    for (EpisodeLinks links : window.links()) {
      CanonicalLine line =
          new CanonicalLine("pending-links", end, chunk, links.episode())
              .texts("neighbours", links.neighbours());
      for (float weight : links.weights()) {
        line.bits("weight", weight);
      }
      add(line);
    }
  }

  private void add(CanonicalLine line) {
    lines.add(line.toString());
  }
}
