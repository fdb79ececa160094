package org.mneme.memory.state;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.mneme.association.BindingRef;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.LinkRef;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.prediction.Experience;
import org.mneme.memory.AcknowledgedRef;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.PendingExperience;
import org.mneme.memory.SequenceTail;
import org.mneme.memory.SpaceProfile;
import org.mneme.model.CanonicalHash;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.Feedback;
import org.mneme.model.Pattern;

/**
 * Reads the state of the Memory operator as a {@link CanonicalExport}: through the operator itself,
 * or from a snapshot through Flink's State Processor API. Every method reads the space that is the
 * current key.
 */
public final class CanonicalState {

  private final MemoryState memory;
  private final AssociationState associations;
  private final PendingState pending;
  private final LedgerState ledger;
  private final AcknowledgedState acknowledged;
  private final ExperienceState steps;
  private final PatternState patterns;

  /** Registers the states; to be called while the operator or the reader opens. */
  public CanonicalState(RuntimeContext context) {
    // What another part of the job may change is read from state each time.
    CurrentSpace unknown = new CurrentSpace();
    memory = new MemoryState(context);
    associations = new AssociationState(context);
    pending = new PendingState(context, unknown);
    ledger = new LedgerState(context);
    acknowledged = new AcknowledgedState(context);
    steps = new ExperienceState(context, unknown);
    patterns = new PatternState(context);
  }

  /** The lines of {@code space}, the current key. */
  public List<String> lines(String space) throws Exception {
    CanonicalExport export = new CanonicalExport();
    SpaceProfile profile = memory.profile();
    if (profile != null) {
      export.space(space, profile);
    }
    Map<Integer, String> ids = experiences(export);
    for (Map.Entry<String, EpisodeRef> entry : memory.refs()) {
      EpisodeRef ref = entry.getValue();
      export.episode(entry.getKey(), ref, ids.get(ref.row()));
    }
    edges(export, ids);
    concepts(export);
    steps(export);
    for (Pattern pattern : patterns.all()) {
      export.pattern(pattern);
    }
    waiting(export);
    for (Map.Entry<String, Long> entry : ledger.entries()) {
      export.ledger(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<String, AcknowledgedRef> entry : acknowledged.entries()) {
      if (memory.ref(entry.getKey()) == null) {
        export.acknowledged(entry.getKey(), entry.getValue());
      }
    }
    return export.lines();
  }

  /** Ids by row. */
  private Map<Integer, String> experiences(CanonicalExport export) throws Exception {
    Map<Integer, String> vectors = hashes(memory.vectors());
    Map<Integer, String> words = hashes(memory.texts());
    Map<Integer, String> ids = new HashMap<>();
    for (Map.Entry<Integer, StoredEpisode> entry : memory.episodes()) {
      int row = entry.getKey();
      StoredEpisode stored = entry.getValue();
      Integer learned = memory.rowOf(stored.fingerprint());
      byte[] digest = String.valueOf(memory.digest(row)).getBytes(StandardCharsets.UTF_8);
      ids.put(row, stored.id());
      export.experience(
          stored,
          learned != null && learned == row,
          vectors.get(row),
          CanonicalHash.of(digest),
          words.get(row));
    }
    return ids;
  }

  private static Map<Integer, String> hashes(Iterable<Map.Entry<Integer, byte[]>> rows) {
    Map<Integer, String> hashes = new HashMap<>();
    for (Map.Entry<Integer, byte[]> entry : rows) {
      hashes.put(entry.getKey(), CanonicalHash.of(entry.getValue()));
    }
    return hashes;
  }

  private void edges(CanonicalExport export, Map<Integer, String> ids) throws Exception {
    for (Map.Entry<Integer, EpisodeEdges> entry : associations.edges()) {
      String from = ids.get(entry.getKey());
      for (BindingRef binding : entry.getValue().bindings()) {
        export.binding(from, binding);
      }
      for (LinkRef link : entry.getValue().links()) {
        export.link(from, ids.get(link.row()), link.kind(), link.weight());
      }
    }
  }

  private void concepts(CanonicalExport export) throws Exception {
    for (StoredConcept concept : associations.concepts()) {
      export.concept(concept, associations.sum(concept));
    }
    for (Map.Entry<String, String> alias : associations.aliases()) {
      export.alias(alias.getKey(), alias.getValue());
    }
    for (Map.Entry<String, SequenceTail> tail : associations.tails()) {
      export.sequence(tail.getKey(), tail.getValue());
    }
  }

  private void steps(CanonicalExport export) throws Exception {
    for (Map.Entry<String, Experience> entry : steps.experiences()) {
      export.stepExperience(entry.getValue(), steps.standing(entry.getKey()));
    }
  }

  private void waiting(CanonicalExport export) throws Exception {
    for (Map.Entry<String, Long> episode : pending.episodes()) {
      export.pendingEpisode(episode.getKey(), episode.getValue());
    }
    for (PendingExperience experience : steps.pending()) {
      export.pending(experience);
    }
    for (Feedback feedback : pending.feedback()) {
      export.pending(feedback);
    }
    for (Command command : pending.commands()) {
      export.pending(command);
    }
    for (ClusterWindow clusters : pending.clusters()) {
      export.pending(clusters);
    }
  }
}
