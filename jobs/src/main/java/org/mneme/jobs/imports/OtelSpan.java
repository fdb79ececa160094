package org.mneme.jobs.imports;

/**
 * A span of a trace, as far as an import needs it.
 *
 * @param trace id of its trace, 32 hexadecimal digits
 * @param span its id, 16 hexadecimal digits
 * @param parent id of the span that it is in, or null
 * @param operation {@code gen_ai.operation.name}, or null
 * @param name of the span
 * @param startMillis when it began, epoch milliseconds
 * @param endMillis when it ended
 * @param status how it ended
 * @param message what its status says, or its {@code error.type}; or null
 * @param attributes its attributes and, behind them, its resource's
 */
record OtelSpan(
    String trace,
    String span,
    String parent,
    String operation,
    String name,
    long startMillis,
    long endMillis,
    Status status,
    String message,
    OtelAttributes attributes) {

  /** Of a span's status. */
  enum Status {
    UNSET,
    OK,
    ERROR
  }

  /** Whether it is a run of an agent, or of a workflow of agents. */
  boolean isAgent() {
    return "invoke_agent".equals(operation) || "invoke_workflow".equals(operation);
  }

  /** Whether it is one use of a tool. */
  boolean isTool() {
    return "execute_tool".equals(operation);
  }
}
