package org.mneme.episodic.prediction;

/** Where the standings of a space's experiences are kept. */
public interface Standings {

  /** The standing of an experience, or null where there is none. */
  Standing get(String experience) throws Exception;

  /** Keeps a standing. */
  void put(String experience, Standing standing) throws Exception;
}
