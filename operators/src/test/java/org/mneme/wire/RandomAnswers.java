package org.mneme.wire;

import java.util.List;
import org.mneme.model.Binding;
import org.mneme.model.Completion;
import org.mneme.model.Concept;
import org.mneme.model.ConceptDigest;
import org.mneme.model.ConceptState;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.ExperienceDigest;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PackedVector;
import org.mneme.model.PathStep;
import org.mneme.model.Prediction;
import org.mneme.model.QueryError;
import org.mneme.model.RecallResult;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.Share;
import org.mneme.model.SpaceStats;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.TargetKind;
import org.mneme.model.ToolVote;
import org.mneme.model.Verdict;

/** Seeded records of the topics that the job writes. */
final class RandomAnswers extends RandomPatterns {

  RandomAnswers(long seed) {
    super(seed);
  }

  RecallResult result() {
    String query = id();
    return new RecallResult(
        query,
        maybe(this::space),
        time(),
        many(this::hit),
        maybe(this::id),
        random.nextBoolean(),
        random.nextBoolean(),
        ids(),
        map(this::count),
        maybe(() -> new QueryError(id(), words())),
        random.nextBoolean() ? query : id(),
        time(),
        maybe(this::prediction),
        maybe(this::completion),
        maybe(this::stats));
  }

  private SpaceStats stats() {
    return new SpaceStats(
        map(this::count),
        map(this::count),
        maybe(this::time),
        maybe(this::time),
        maybe(this::id),
        maybe(() -> 2 + random.nextInt(4_000)),
        1 + random.nextInt(1_000_000));
  }

  private Completion completion() {
    return new Completion(
        maybe(() -> PackedVector.pack(new float[] {1 + random.nextFloat(), random.nextFloat()})),
        shares(),
        shares(),
        shares(),
        shares(),
        shares(),
        shares(),
        random.nextDouble());
  }

  private List<Share> shares() {
    return many(() -> new Share(words(), random.nextDouble()));
  }

  private ConceptDigest conceptDigest() {
    boolean isUsed = random.nextBoolean();
    return new ConceptDigest(
        words(),
        ids(),
        ids(),
        any(ConceptState.values()),
        random.nextDouble(),
        random.nextDouble(),
        random.nextInt(100),
        random.nextInt(1000),
        random.nextInt(1000),
        time(),
        time(),
        isUsed ? random.nextDouble() : 0,
        isUsed ? time() : 0);
  }

  private Prediction prediction() {
    return new Prediction(
        maybe(() -> PackedVector.pack(new float[] {random.nextFloat(), random.nextFloat()})),
        maybe(() -> PackedVector.pack(new float[2])),
        many(() -> new ToolVote(id(), random.nextDouble(), random.nextDouble())),
        random.nextDouble(),
        ids());
  }

  Hit hit() {
    return new Hit(
        any(HitKind.values()),
        id(),
        random.nextDouble(),
        random.nextDouble(),
        map(random::nextDouble),
        many(
            () ->
                new PathStep(
                    id(),
                    id(),
                    random.nextBoolean() ? "link" : "binding",
                    random.nextDouble(),
                    random.nextDouble())),
        maybe(this::digest),
        maybe(this::conceptDigest),
        maybe(this::patternDigest),
        maybe(this::experienceDigest));
  }

  private ExperienceDigest experienceDigest() {
    return new ExperienceDigest(
        id(),
        1 + random.nextInt(1000),
        time(),
        id(),
        random.nextDouble(),
        maybe(random::nextDouble),
        random.nextInt(100),
        maybe(() -> PackedVector.pack(new float[] {1 + random.nextFloat(), random.nextFloat()})),
        maybe(() -> PackedVector.pack(new float[] {1 + random.nextFloat(), random.nextFloat()})),
        label(),
        label(),
        label(),
        label(),
        label(),
        ids());
  }

  private EpisodeDigest digest() {
    return new EpisodeDigest(
        task(),
        label(),
        label(),
        label(),
        time(),
        time(),
        maybe(() -> any(Verdict.values())),
        random.nextDouble() * 2.5,
        random.nextDouble(),
        ids(),
        random.nextInt(1001),
        many(this::finding),
        text(),
        1 + random.nextInt(50),
        ids());
  }

  Episode episode() {
    return new Episode(
        space(),
        id(),
        task(),
        label(),
        label(),
        label(),
        time(),
        time(),
        any(EpisodeStatus.values()),
        maybe(this::outcome),
        many(this::step),
        new Reward(
            random.nextDouble(),
            random.nextDouble(),
            -random.nextDouble(),
            random.nextDouble(),
            random.nextDouble(),
            random.nextDouble(),
            random.nextDouble()),
        random.nextDouble(),
        new Reflection(many(this::finding)),
        random.nextDouble(),
        text(),
        label(),
        embedding());
  }

  ForgetReceipt receipt() {
    return new ForgetReceipt(
        id(),
        space(),
        TargetKind.AGENT,
        id(),
        random.nextBoolean(),
        time(),
        count(),
        count(),
        count(),
        count(),
        count(),
        count(),
        count());
  }

  Concept concept() {
    return new Concept(
        space(),
        id(),
        words(),
        ids(),
        ids(),
        any(ConceptState.values()),
        random.nextDouble(),
        random.nextDouble(),
        random.nextInt(100),
        random.nextInt(1000),
        random.nextInt(1000),
        time(),
        time(),
        PackedVector.pack(new float[] {1 + random.nextFloat(), random.nextFloat()}),
        false);
  }

  Binding binding() {
    return new Binding(space(), id(), id(), random.nextDouble(), time(), false);
  }

  StepDigest step() {
    return new StepDigest(
        1 + random.nextInt(1000),
        time(),
        id(),
        label(),
        text(),
        text(),
        any(StepStatus.values()),
        text(),
        maybe(this::count),
        maybe(this::count),
        ids(),
        ids());
  }

  private Finding finding() {
    return new Finding(any(FindingKind.values()), many(() -> random.nextInt(1000)), words());
  }
}
