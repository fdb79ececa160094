package org.mneme.jobs.load.replay;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A workload that somebody published, and what is filled in before it. */
interface Replay {

  /** Where it is defined, and what is taken differently, in a sentence or two. */
  String source();

  /** Episodes that are stored before anything is measured, as fast as they are taken. */
  Iterator<Operation> preload();

  /** What is measured, in order. */
  List<Scene> scenes();

  /** What the judged scenes found, by name; empty before they ran and where there are none. */
  Map<String, Double> found();
}
