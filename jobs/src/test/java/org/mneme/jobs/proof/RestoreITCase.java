package org.mneme.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.LocalStack;
import org.mneme.jobs.RunningJob;
import org.mneme.jobs.backup.Backup;
import org.mneme.jobs.backup.BackupLine;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.snapshot.SnapshotExport;

/**
 * A memory whose state is lost is built anew from its topics, and one that is lost with its topics
 * from a backup, at another parallelism, and has learned what the first had.
 */
class RestoreITCase {

  private static final List<LogRecord> LOG = ProofLog.of(1);

  /** The log is written at once, and one partition read days ahead of another. */
  private static final Map<String, String> RESTORE =
      Map.of("mneme.restore.enabled", "true", "mneme.restore.disorder", "30 d");

  @TempDir static Path folder;
  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(folder);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void learnsFromTheTopicsWhatTheLostStateHeld() throws Exception {
    try (RunningJob job = stack.run("lost.", options(2, Map.of()))) {
      LOG.forEach(record -> post(job, record));
      Map<String, List<String>> live = end(job);

      job.startWithoutState(options(1, RESTORE));
      LOG.stream().filter(RestoreITCase::isLast).forEach(record -> post(job, record));
      job.flush();

      assertEqual(end(job), live);
    }
  }

  @Test
  void learnsFromABackupWhatWasNeitherForgottenNorJudged() throws Exception {
    Map<String, String> roomy = Map.of("mneme.memory.max-episodes", "1000");
    Map<String, List<String>> live;
    Path file = folder.resolve("backup.jsonl");
    try (RunningJob job = stack.run("saved.", options(2, roomy))) {
      LOG.stream().filter(RestoreITCase::isPlain).forEach(record -> post(job, record));
      live = end(job);
      try (var out = Files.newBufferedWriter(file)) {
        backup(job).write(out, null);
      }
    }
    try (RunningJob job = stack.run("restored.", options(1, roomy))) {
      job.stop();
      for (String line : Files.readAllLines(file)) {
        BackupLine backed = BackupLine.parse(line.getBytes(StandardCharsets.UTF_8));
        job.send(backed.topic(), backed.key(), new String(backed.value(), StandardCharsets.UTF_8));
      }
      LOG.stream()
          .filter(record -> record.key().startsWith("clock/"))
          .forEach(record -> post(job, record));
      job.flush();
      job.startWithoutState(RESTORE);

      assertEqual(end(job), live);
    }
  }

  private static void assertEqual(
      Map<String, List<String>> restored, Map<String, List<String>> live) {
    for (String space : ProofLog.SPACES) {
      assertThat(restored.get(space)).as(space).containsExactlyElementsOf(live.get(space));
    }
  }

  /** What every space has learned when all is. */
  private static Map<String, List<String>> end(RunningJob job) throws Exception {
    job.flush();
    Set<String> awaited = new HashSet<>();
    ProofLog.SPACES.forEach(space -> awaited.add(ProofLog.lastCommand(space)));
    job.readUntil(
        Topic.RESULTS,
        (ConsumerRecord<byte[], byte[]> record) -> {
          awaited.remove(RunningJob.text(record.key()));
          return awaited.isEmpty();
        });
    Path savepoint = job.stop();
    Map<String, List<String>> learned = new TreeMap<>();
    for (String space : ProofLog.SPACES) {
      List<String> lines = SnapshotExport.read(savepoint, folder, space);
      assertThat(lines).as(space).anyMatch(line -> line.startsWith("concept "));
      learned.put(space, lines.stream().filter(RestoreITCase::isKept).toList());
    }
    return learned;
  }

  /** Experiences for prediction stand on no topic that is kept. */
  private static boolean isKept(String line) {
    return !line.matches("(step-experience|connection|pending-experience) .*");
  }

  private static Backup backup(RunningJob job) {
    return new Backup(KafkaOptions.parameters(job.config()), TopicNames.from(job.config()));
  }

  /** The records that move time to the end. */
  private static boolean isLast(LogRecord record) {
    return record.key().equals("clock/t")
        && (record.topic() == Topic.EPISODES || record.topic() == Topic.STEPS);
  }

  /** Whether a backup can hold what {@code record} leads to. */
  private static boolean isPlain(LogRecord record) {
    boolean isForOthers = record.key().startsWith("clock/");
    return switch (record.topic()) {
      case FEEDBACK -> isForOthers;
      case COMMANDS -> isForOthers || record.value().contains("\"dryRun\":true");
      default -> true;
    };
  }

  private static Map<String, String> options(int parallelism, Map<String, String> more) {
    Map<String, String> options = ShuffledJob.configuration(parallelism).toMap();
    options.put("mneme.time.alignment", "1000 d");
    options.putAll(more);
    return options;
  }

  private static void post(RunningJob job, LogRecord record) {
    job.post(
        record.topic(),
        record.partition(),
        record.key(),
        record.value().getBytes(StandardCharsets.UTF_8));
  }
}
