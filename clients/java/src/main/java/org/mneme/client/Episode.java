package org.mneme.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mneme.client.transport.MnemeException;
import org.mneme.client.transport.NotWrittenException;
import org.mneme.client.transport.ProblemException;
import org.mneme.client.transport.Verb;

/**
 * An episode under way: what an agent does about one task. In a {@code try} block it ends with the
 * block: as a failure, unless it was completed before, because what ends early was an exception.
 * One that {@link #step} threw says nothing of the task and leaves it open. Threads may share it.
 */
public final class Episode implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Memory memory;
  private final StepBuffer buffer;
  private final String id;
  private long at;
  private int steps;
  private int refusals;
  private final List<Integer> untold = new ArrayList<>();
  private boolean isTroubled;
  private ProblemException refused;
  private ObjectNode end;
  private boolean isWritten;
  private boolean isTold;
  private CompletableFuture<Void> completion;

  Episode(Memory memory, StepBuffer buffer, String id, long at) {
    this.memory = memory;
    this.buffer = buffer;
    this.id = id;
    this.at = at;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Adds a step that is no more than the use of a tool. */
  public int step(String tool) {
    return step(Step.of(tool));
  }

  /**
   * Adds a step; it is written soon, at the latest by completion. When very many wait, this waits
   * until they are written.
   *
   * @return its number, from 1
   * @throws ProblemException if an earlier step was refused; this one is then not added
   * @throws NotWrittenException if very many wait and cannot be written; this one is with them
   * @throws IllegalStateException if the episode is complete
   */
  public int step(Step step) {
    boolean isFull;
    int number;
    synchronized (this) {
      isTroubled = true;
      throwRefusal();
      if (end != null) {
        throw new IllegalStateException("episode " + id + " is complete");
      }
      number = steps + 1;
      ObjectNode record = record("step").put("step", number);
      record.setAll(step.json());
      int bytes = record.toString().getBytes(StandardCharsets.UTF_8).length;
      isFull =
          buffer.add(new StepBuffer.Pending(record, bytes, problem -> refuse(number, problem)));
      steps = number;
    }
    if (isFull) {
      MnemeException.await(buffer.flush(memory.patience()));
    }
    synchronized (this) {
      isTroubled = false;
    }
    return number;
  }

  /** Completes it as a success; see {@link #complete}. */
  public void succeed() {
    complete(Outcome.success());
  }

  /** Completes it as a failure; see {@link #complete}. */
  public void fail(String detail) {
    complete(Outcome.failure(detail));
  }

  /**
   * Writes what steps are left, and then the end. Once that is written, later calls do nothing.
   *
   * @throws NotWrittenException if Kafka is not known to have it all; may be called again
   * @throws ProblemException if it, or a step, was refused: of a step after the end is written
   */
  public void complete(Outcome outcome) {
    CompletableFuture<Void> written = completeLater(outcome);
    synchronized (this) {
      isTold = true;
    }
    MnemeException.await(written);
  }

  /** As {@link #complete}, which the future fails as; while one is under way, the same. */
  public synchronized CompletableFuture<Void> completeLater(Outcome outcome) {
    isTold = false;
    if (isWritten) {
      return CompletableFuture.completedFuture(null);
    }
    if (completion == null || completion.isCompletedExceptionally()) {
      if (end == null) {
        end = record("completed");
        end.set("outcome", outcome.json());
      }
      ObjectNode given = end;
      completion =
          buffer
              .flush(memory.patience())
              .thenCompose(flushed -> memory.write(Verb.COMPLETE, counted(given)))
              .handle((written, e) -> ended(e));
    }
    return completion.copy();
  }

  /**
   * Completes it as a failure, if nobody has completed it; waits, if someone has and did not wait.
   * After a step that threw it does nothing.
   *
   * @throws MnemeException as {@link #complete}, of what nobody has been told
   */
  @Override
  public void close() {
    CompletableFuture<Void> last;
    synchronized (this) {
      if (isTold || (completion == null && isTroubled)) {
        return;
      }
      last = completion;
    }
    if (last == null) {
      fail("ended without an outcome");
    } else {
      MnemeException.await(last);
    }
  }

  private synchronized ObjectNode counted(ObjectNode record) {
    return record.put("steps", steps - refusals);
  }

  private synchronized Void ended(Throwable e) {
    if (e != null) {
      Throwable cause = MnemeException.unwrap(e);
      if (cause instanceof ProblemException) {
        // The end was refused, and another may be given.
        end = null;
      }
      throw cause instanceof MnemeException failure
          ? failure
          : new IllegalStateException(cause.getMessage(), cause);
    }
    isWritten = true;
    throwRefusal();
    return null;
  }

  private synchronized void refuse(int step, ProblemException problem) {
    refusals++;
    untold.add(step);
    refused = refused == null ? problem : refused;
    memory.tellLater(this);
  }

  /** Throws a refusal that nobody has been told of. */
  synchronized void throwRefusal() {
    if (refused != null) {
      ProblemException problem = refused.ofSteps(id, untold);
      refused = null;
      untold.clear();
      memory.told(this);
      throw problem;
    }
  }

  /** A record, now; time does not run backwards within an episode. */
  private ObjectNode record(String type) {
    at = Math.max(at, System.currentTimeMillis());
    return JSON.createObjectNode()
        .put("type", type)
        .put("space", memory.space())
        .put("episode", id)
        .put("at", at);
  }
}
