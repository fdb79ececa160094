package org.mneme.episodic.prediction;

import org.mneme.model.ExperienceWrite;
import org.mneme.model.Prediction;

/** What a robot asks before it acts, and tells what came of it. */
public interface RobotMemory {

  /** What comes of this state, as of {@code now}; null where too little is known. */
  Prediction predict(float[] state, long now) throws Exception;

  /** What was done and what came of it; to be seen by the next prediction. */
  void write(ExperienceWrite write) throws Exception;

  /** Time has passed {@code end}: what was written until then is to be learned from. */
  void closeWindow(long end) throws Exception;
}
