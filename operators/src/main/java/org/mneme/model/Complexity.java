package org.mneme.model;

/** How hard a task was said to be; it scales the reward (DESIGN §4). */
public enum Complexity {
  SIMPLE,
  MODERATE,
  COMPLEX
}
