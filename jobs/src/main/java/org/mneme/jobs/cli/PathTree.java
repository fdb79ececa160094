package org.mneme.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import org.mneme.model.PathStep;

/**
 * The ways by which a hit was found as one small tree: ways that begin alike share their stem.
 *
 * <pre>
 * query
 * ├─ e1            seed 0.800     activation 0.980
 * │  └─ c1         binding 0.600  activation 0.470
 * │     └─ e8      binding 0.200  activation 0.060
 * └─ e8            seed 0.100     activation 0.100
 * </pre>
 */
final class PathTree {

  private static final String START = "query";

  private final String name;
  private final PathStep step;
  private final List<PathTree> branches = new ArrayList<>();

  private PathTree(String name, PathStep step) {
    this.name = name;
    this.step = step;
  }

  /** The tree of a hit's path: its lines, without line ends. */
  static List<String> render(List<PathStep> path) {
    PathTree root = new PathTree(START, null);
    PathTree at = root;
    for (PathStep next : path) {
      at = (next.from().equals(START) ? root : at).branch(next);
    }
    List<String> names = new ArrayList<>();
    List<PathTree> trees = new ArrayList<>();
    root.collect("", "", names, trees);
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String padded = names.get(i) + " ".repeat(width - names.get(i).length());
      lines.add((padded + trees.get(i).how()).stripTrailing());
    }
    return lines;
  }

  private PathTree branch(PathStep next) {
    for (PathTree known : branches) {
      if (known.step.to().equals(next.to()) && known.step.edge().equals(next.edge())) {
        return known;
      }
    }
    PathTree branch = new PathTree(next.to(), next);
    branches.add(branch);
    return branch;
  }

  private void collect(
      String prefix, String childPrefix, List<String> names, List<PathTree> trees) {
    names.add(prefix + name);
    trees.add(this);
    for (int i = 0; i < branches.size(); i++) {
      boolean isLast = i == branches.size() - 1;
      branches
          .get(i)
          .collect(
              childPrefix + (isLast ? "└─ " : "├─ "),
              childPrefix + (isLast ? "   " : "│  "),
              names,
              trees);
    }
  }

  private String how() {
    return step == null
        ? ""
        : String.format(
            "  %-14s activation %s",
            step.edge() + ' ' + ResultView.decimal(step.weight()),
            ResultView.decimal(step.activation()));
  }
}
