package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.Prediction;

/** The pure parts of prediction, put together without an operator and without state. */
public final class IndexMemory implements RobotMemory {

  private final Robot.Mind mind;
  private final Predictor predictor;
  private final Crediting crediting;
  private final List<ExperienceWrite> pending = new ArrayList<>();
  final ExperienceIndex index;

  public IndexMemory(int dimension, Robot.Mind mind) {
    this.mind = mind;
    this.predictor = new Predictor(mind.prediction());
    this.crediting = new Crediting(mind.credit());
    this.index = new ExperienceIndex(dimension);
  }

  @Override
  public Prediction predict(float[] state, long now) {
    List<Neighbour> near =
        index.nearest(state, mind.neighbours(), mind.prediction().minSimilarity(), null);
    return predictor.predict(predictor.weigh(near, now));
  }

  @Override
  public void write(ExperienceWrite write) {
    Experience experience = Experience.of(write, mind.prediction().surprisePenalty());
    index.put(experience, Standing.of(experience));
    pending.add(write);
  }

  @Override
  public void closeWindow(long end) throws Exception {
    Standings standings = new HotStandings(index);
    for (ExperienceWrite write : pending) {
      Experience experience = Experience.of(write, mind.prediction().surprisePenalty());
      crediting.credit(write.usedExperiences(), experience.success(), end, standings);
    }
    pending.clear();
    if (mind.capacity().isExceededBy(index.size())) {
      List<Map.Entry<String, Standing>> all = index.standings();
      for (String id : mind.capacity().evicted(all, end)) {
        Crediting.disconnect(id, standings);
        index.remove(id);
      }
    }
  }
}
