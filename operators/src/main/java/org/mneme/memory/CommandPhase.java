package org.mneme.memory;

/**
 * Carries out the commands of a window, by (time, id). No command has an effect in this version.
 */
final class CommandPhase implements LearningPhase {

  @Override
  public void learn(LearningWindow window) {}
}
