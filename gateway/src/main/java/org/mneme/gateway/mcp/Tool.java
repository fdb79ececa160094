package org.mneme.gateway.mcp;

import java.util.Arrays;
import java.util.Locale;
import org.mneme.gateway.access.Right;

/** The tools, with what each needs a key to be allowed. Their schemas stand in tools.yaml. */
enum Tool {
  REMEMBER_START(Right.WRITE),
  REMEMBER_STEP(Right.WRITE),
  REMEMBER_COMPLETE(Right.WRITE),
  RECALL(Right.READ),
  WHAT_WORKED(Right.READ),
  PREDICT(Right.READ),
  FEEDBACK(Right.WRITE),
  FORGET(Right.ADMIN);

  private final Right right;

  Tool(Right right) {
    this.right = right;
  }

  Right right() {
    return right;
  }

  /** The name on the wire. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Tool of(String word) {
    return Arrays.stream(values()).filter(tool -> tool.word().equals(word)).findAny().orElseThrow();
  }
}
