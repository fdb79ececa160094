package org.mneme.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

  @TempDir private Path folder;

  private Path checkpoints;
  private Path savepoints;

  @BeforeEach
  void name() {
    checkpoints = folder.resolve("checkpoints");
    savepoints = folder.resolve("savepoints");
  }

  @Test
  void findsTheSnapshotThatWasFinishedLast() throws IOException {
    snapshot(checkpoints.resolve("0a/chk-7"), 1_000);
    Path savepoint = snapshot(savepoints.resolve("savepoint-0a"), 3_000);
    snapshot(checkpoints.resolve("0b/chk-2"), 2_000);

    assertThat(latest()).contains(savepoint);
  }

  @Test
  void passesOverASnapshotThatWasNotFinished() throws IOException {
    Path whole = snapshot(checkpoints.resolve("0a/chk-7"), 1_000);
    Files.createDirectories(checkpoints.resolve("0a/chk-8"));

    assertThat(latest()).contains(whole);
  }

  @Test
  void findsNoneWhereThereIsNone() throws IOException {
    assertThat(latest()).isEmpty();
    Files.createDirectories(savepoints);
    assertThat(latest()).isEmpty();
  }

  @Test
  void passesOverWhatTheJobRemovesMeanwhile() throws Exception {
    Path whole = snapshot(checkpoints.resolve("0a/chk-7"), 1_000);
    Path shared = Files.createDirectories(checkpoints.resolve("0a/shared"));
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Void> job =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; !isOver.get(); i++) {
                comeAndGo(shared.resolve("f" + i % 50));
                comeAndGo(checkpoints.resolve("0a/chk-" + (8 + i % 50)));
              }
            });
    try {
      for (int i = 0; i < 500; i++) {
        assertThat(latest()).contains(whole);
      }
    } finally {
      isOver.set(true);
      job.get();
    }
  }

  private static void comeAndGo(Path folder) {
    try {
      Files.createDirectory(folder);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> latest() {
    return Snapshots.latest(List.of(checkpoints, savepoints));
  }

  private static Path snapshot(Path path, long finishedAt) throws IOException {
    Path metadata = Files.createDirectories(path).resolve("_metadata");
    Files.writeString(metadata, "whole");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(finishedAt));
    return path;
  }
}
