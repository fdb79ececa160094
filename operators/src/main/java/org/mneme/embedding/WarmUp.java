package org.mneme.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Asks for the vectors of texts that are known to be asked for, so that they are kept before anyone
 * waits for one. A few at a time: queries that come meanwhile stand behind these, not behind all.
 */
final class WarmUp {

  private static final int AT_A_TIME = 50;

  private final RemoteEmbedder embedder;
  private final Duration patience;

  WarmUp(RemoteEmbedder embedder, Duration patience) {
    this.embedder = embedder;
    this.patience = patience;
  }

  /**
   * The lines of {@code file} that are not blank, {@code most} of them at most.
   *
   * @throws IllegalStateException if it cannot be read as UTF-8
   */
  static List<String> texts(String file, int most) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines.filter(line -> !line.isBlank()).limit(most).toList();
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "mneme.embedding.warm-up-file " + file + " cannot be read", e);
    }
  }

  /** Begins; what cannot be had is left out. */
  CompletableFuture<Void> start(List<String> texts) {
    if (texts.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    List<String> now = texts.subList(0, Math.min(AT_A_TIME, texts.size()));
    List<String> later = texts.subList(now.size(), texts.size());
    return CompletableFuture.allOf(
            now.stream()
                .map(text -> embedder.embed(text, patience).exceptionally(failure -> null))
                .toArray(CompletableFuture[]::new))
        // Not from within the future of the one before: so many lines would be so deep a stack.
        .thenComposeAsync(all -> start(later));
  }
}
