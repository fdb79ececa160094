package org.mneme.memory.recall;

import org.mneme.episodic.EpisodeDigests;
import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.hot.Descriptions;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.RejectionReason;

/**
 * Encodes: makes an episode recallable the moment it arrives. Writes the current key's state first
 * and then the hot tier, where the space is held; a cold space is not loaded for a write.
 */
public final class Encoding {

  private final MemoryParameters parameters;
  private final MemoryState state;
  private final Descriptions descriptions;
  private final HotTier hotTier;
  private final ExpectedBindings expected;

  public Encoding(
      MemoryParameters parameters,
      MemoryState state,
      Descriptions descriptions,
      HotTier hotTier,
      ExpectedBindings expected) {
    this.parameters = parameters;
    this.state = state;
    this.descriptions = descriptions;
    this.hotTier = hotTier;
    this.expected = expected;
  }

  /**
   * What became of an episode: {@code status} or {@code rejected} is set, or neither for a
   * duplicate.
   *
   * @param status what to acknowledge
   * @param isStored whether it can be recalled now
   * @param rejected why it was refused
   * @param message the same in words
   */
  public record Encoded(
      EpisodeStatus status, boolean isStored, RejectionReason rejected, String message) {
    private static final Encoded DUPLICATE = new Encoded(null, false, null, null);

    private static Encoded notStored(EpisodeStatus status) {
      return new Encoded(status, false, null, null);
    }

    private static Encoded rejected(RejectionReason reason, String message) {
      return new Encoded(null, false, reason, message);
    }

    public boolean isDuplicate() {
      return status == null && rejected == null;
    }
  }

  /**
   * Stores {@code episode}, or says why not.
   *
   * @param isAgain whether it was here before, so that it is not stored if it no longer is
   */
  public Encoded encode(Episode episode, boolean isAgain) throws Exception {
    EpisodeRef known = state.ref(episode.episode());
    if (known != null) {
      return known.isSameAs(episode)
          ? complete(known.row(), episode)
          : Encoded.rejected(
              RejectionReason.LATE,
              "episode " + episode.episode() + " is stored already, with other content");
    }
    if (isAgain) {
      return Encoded.DUPLICATE;
    }
    if (episode.status() == EpisodeStatus.ABANDONED && !parameters.keepsAbandoned()) {
      return Encoded.notStored(EpisodeStatus.ABANDONED);
    }
    if (episode.salience() < parameters.salienceThreshold()) {
      return Encoded.notStored(EpisodeStatus.BELOW_SALIENCE);
    }
    SpaceProfile profile = profile(episode.embedding());
    String mismatch = mismatch(profile, episode.embedding());
    if (mismatch != null) {
      return Encoded.rejected(RejectionReason.EMBEDDING_MISMATCH, mismatch);
    }
    store(profile, episode);
    return new Encoded(episode.status(), true, null, null);
  }

  /** Gives an experience that was stored without a vector the one of {@code episode}. */
  private Encoded complete(int row, Episode episode) throws Exception {
    Embedding embedding = episode.embedding();
    if (embedding.isNone()
        || mismatch(state.profile(), embedding) != null
        || !new Embedding(embedding.model(), state.vector(row)).isNone()) {
      return Encoded.DUPLICATE;
    }
    state.vector(row, embedding.f32());
    HotSpace hot = hotTier.ifHeld(episode.space());
    if (hot != null && hot.index.holds(row)) {
      hot.replaceVector(row, embedding.f32());
      expected.arrived(hot, row, embedding.toFloats());
    }
    return new Encoded(episode.status(), true, null, null);
  }

  private void store(SpaceProfile profile, Episode episode) throws Exception {
    HotSpace hot = hotTier.ifHeld(episode.space());
    // What is not loaded yet looks free.
    boolean isWhole = hot != null && !hot.isLoading();
    int row = isWhole ? hot.index.freeRow() : state.freeRows.take(profile.rowLimit());
    StoredEpisode stored = StoredEpisode.of(episode);
    byte[] f32 = episode.embedding().f32();
    SpaceProfile grown = profile.withRow(row);
    state.profile(grown);
    state.episode(row, stored);
    state.vector(row, f32);
    descriptions.put(row, EpisodeDigests.of(episode), hot);
    state.ref(episode.episode(), EpisodeRef.of(episode, row));
    if (hot != null) {
      hot.put(row, stored, f32);
      hot.patterns.placed(episode.episode(), row);
      expected.arrived(hot, row, episode.embedding().toFloats());
      hot.profile = grown;
      hotTier.charge(episode.space());
    }
  }

  private SpaceProfile profile(Embedding embedding) throws Exception {
    SpaceProfile profile = state.profile();
    if (profile != null && profile.isPinned()) {
      return profile;
    }
    return (profile == null ? SpaceProfile.UNPINNED : profile)
        .pinnedTo(embedding.model(), embedding.dimension());
  }

  /** Why {@code embedding} cannot be compared with the space's, in words; null when it can. */
  static String mismatch(SpaceProfile profile, Embedding embedding) {
    if (profile.model().equals(embedding.model()) && profile.dimension() == embedding.dimension()) {
      return null;
    }
    return "the space is pinned to model "
        + profile.model()
        + " of dimension "
        + profile.dimension()
        + ", the embedding is of model "
        + embedding.model()
        + " and dimension "
        + embedding.dimension();
  }
}
