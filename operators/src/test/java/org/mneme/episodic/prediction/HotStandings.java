package org.mneme.episodic.prediction;

/** The standings of an index. */
record HotStandings(ExperienceIndex index) implements Standings {

  @Override
  public Standing get(String experience) {
    return index.standing(experience);
  }

  @Override
  public void put(String experience, Standing standing) {
    index.update(experience, standing);
  }
}
