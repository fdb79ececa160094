package org.mneme.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.jobs.JobDefaults;
import org.mneme.jobs.local.LocalCluster;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.snapshot.SnapshotExport;

/**
 * Promise 7: a savepoint that is committed with what it holds is restored by the code of today at
 * the parallelism it was taken at and at another, and holds the same to the last bit; and its state
 * is what docs/state.md lists. {@code -Dmneme.golden.write=true} takes it anew.
 */
class GoldenSavepointITCase {

  private static final Path GOLDEN = Path.of("src/test/resources/savepoints/v1");
  private static final Path EXPORT = GOLDEN.resolveSibling("v1.export.sha256");
  private static final Path PAGE = Path.of("../docs/state.md");
  private static final int PARALLELISM = 2;
  private static final List<LogRecord> LOG = ProofLog.of(1);

  @TempDir static Path folder;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    Configuration config = JobDefaults.configuration();
    config.set(LocalOptions.FOLDER, folder.toString());
    config.set(LocalOptions.WEB_PORT, 0);
    config.set(LocalOptions.SLOTS, 4);
    cluster = LocalCluster.start(config);
    if (Boolean.getBoolean("mneme.golden.write")) {
      write();
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {PARALLELISM, 1})
  void holdsWhatItHeldAtTheSameAndAnotherParallelism(int parallelism) throws Exception {
    Path restored = job("golden-" + parallelism).restoreAndStop(copy(), parallelism, folder);

    assertThat(export(restored)).isEqualTo(export(GOLDEN));
    assertThat(hash(restored)).isEqualTo(Files.readString(EXPORT));
  }

  @Test
  void goesOnFromThere() throws Exception {
    ShuffledJob.Learned learned = job("golden-goes-on").playFrom(copy(), PARALLELISM);

    for (String space : ProofLog.SPACES) {
      assertThat(learned.canonical().get(space))
          .as(space)
          .anyMatch(line -> line.startsWith("concept "))
          .anyMatch(line -> line.startsWith("episode "))
          .anyMatch(line -> line.startsWith("mined-candidate "))
          .anyMatch(line -> line.startsWith("mined-series "));
    }
  }

  @Test
  void stateIsWhatThePageLists() throws Exception {
    Path today = job("golden-today").restoreAndStop(copy(), 1, folder);
    TreeSet<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.matches("\\| `[a-z-]+` \\| `[a-z-]+` \\| .*")) {
        String[] cells = line.split(" \\| ", -1);
        listed.add(String.join(" | ", cells[0].substring(2), cells[1], cells[2]));
      }
    }

    assertThat(StateListing.of(today))
        .as(
            "keyed state, against the table of docs/state.md: a renamed state loses its value, a"
                + " changed type is refused; append instead, then change the table")
        .isEqualTo(listed);
  }

  @Test
  void namesNoPlaceOfTheMachineThatTookIt() throws IOException {
    String metadata = Files.readString(GOLDEN.resolve("_metadata"), StandardCharsets.ISO_8859_1);

    assertThat(metadata).doesNotContain("file:").doesNotContain("/tmp").doesNotContain("/home");
  }

  private static ShuffledJob job(String run) {
    return new ShuffledJob(cluster, run, Shuffle.of(LOG, 1, 0));
  }

  /** The handle of state that stands in the metadata is named by its place: that name goes. */
  private static void write() throws Exception {
    Path taken = job("golden-write").stopInTheMiddle(PARALLELISM, folder);
    Files.createDirectories(GOLDEN);
    try (Stream<Path> old = Files.list(GOLDEN)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    copy(taken, GOLDEN);
    String place = "file:" + taken;
    String metadata =
        Files.readString(GOLDEN.resolve("_metadata"), StandardCharsets.ISO_8859_1)
            .replace(place, "x".repeat(place.length()));
    Files.writeString(GOLDEN.resolve("_metadata"), metadata, StandardCharsets.ISO_8859_1);
    Files.writeString(EXPORT, hash(taken));
  }

  /** A job owns what it starts from. */
  private static Path copy() throws IOException {
    Path copy = Files.createTempDirectory(folder, "golden");
    copy(GOLDEN, copy);
    return copy;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static String hash(Path savepoint) throws Exception {
    byte[] export = export(savepoint).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(export)) + "\n";
  }

  private static String export(Path savepoint) {
    StreamExecutionEnvironment reading =
        new TestStreamEnvironment(cluster.flink(), new Configuration(), 1, List.of(), List.of());
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, List<String>> space :
        SnapshotExport.read(savepoint, reading, ProofLog.SPACES).entrySet()) {
      space
          .getValue()
          .forEach(line -> lines.append(space.getKey()).append(' ').append(line).append('\n'));
    }
    return lines.toString();
  }
}
