package org.mneme.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterProcessTest {

  private static final List<String> SLEEPS = List.of("sleep", "600");

  @TempDir private Path root;

  private ClusterFolder folder;
  private ClusterProcess process;

  @BeforeEach
  void prepare() {
    folder = new ClusterFolder(root);
    folder.prepare();
    process = new ClusterProcess("sleeper", folder);
  }

  @AfterEach
  void kill() {
    process.kill();
  }

  @Test
  void knowsWhatAnotherProgramStarted() {
    process.start(SLEEPS);

    ClusterProcess seenByAnother = new ClusterProcess("sleeper", folder);

    assertThat(seenByAnother.isAlive()).isTrue();
    assertThat(seenByAnother.pid()).isEqualTo(process.pid());
  }

  @Test
  void isDeadOnceKilledAndCanBeStartedAgain() {
    process.start(SLEEPS);
    process.kill();
    assertThat(process.isAlive()).isFalse();

    process.start(SLEEPS);

    assertThat(process.isAlive()).isTrue();
    process.stop();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void isNotStartedTwice() {
    process.start(SLEEPS);

    assertThatThrownBy(() -> process.start(SLEEPS))
        .isInstanceOf(ClusterException.class)
        .hasMessage("sleeper is already running as process " + process.pid().orElseThrow());
  }

  @Test
  void takesNoOtherProcessOfTheSameNumberForIts() throws IOException {
    process.start(SLEEPS);
    Path file = folder.pids().resolve("sleeper.pid");
    String known = Files.readString(file);
    Files.writeString(file, known.split(" ", 2)[0] + " 17");

    assertThat(process.isAlive()).isFalse();

    Files.writeString(file, known);
  }

  @Test
  void doesNotTripOverAFileThatSaysNothing() throws IOException {
    for (String spoilt : List.of("", "sleeper", "12")) {
      Files.writeString(folder.pids().resolve("sleeper.pid"), spoilt);

      assertThat(process.isAlive()).as("'%s'", spoilt).isFalse();
    }
  }

  @Test
  void saysOfATraceWhatFailedAndWhy() {
    assertThat(
            ClusterProcess.causes(
                List.of(
                    "java.lang.Exception: Exception while creating",
                    "Caused by: FlinkException: Could not restore",
                    "Caused by: BackendBuildingException: Caught",
                    "  at somewhere",
                    "Caused by: java.io.EOFException")))
        .isEqualTo("Caused by: FlinkException: Could not restore Caused by: java.io.EOFException");
    assertThat(ClusterProcess.causes(List.of("x", "Caused by: one"))).isEqualTo("Caused by: one");
  }

  @Test
  void keepsItsOutput() {
    process.start(List.of("echo", "hello"));

    assertThat(Waiting.until(Duration.ofSeconds(20), () -> !process.isAlive())).isTrue();
    assertThat(process.lastWords()).isEqualTo("hello");
  }
}
