package org.mneme.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;
import org.mneme.jobs.backup.Backup;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalParameters;
import org.mneme.jobs.local.Snapshots;
import org.mneme.jobs.snapshot.SnapshotExport;
import org.mneme.jobs.snapshot.SnapshotUnreadableException;
import org.mneme.model.CanonicalHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Backs a memory up, or prints what a space has learned, so that two can be compared. */
@Command(
    name = "export",
    description = {
      "Write a backup, a JSON line a record: all commands, and of each episode what the topic of"
          + " memories says last. 'mneme restore' puts it back. It reads Kafka; the job need not run.",
      "With --canonical print what a space has learned, a line an item, in one order and to the last"
          + " bit: two memories that learned the same give the same lines. It reads a checkpoint or"
          + " savepoint; neither the job nor Kafka need run."
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private FolderArguments folder;

  @Option(names = "--space", description = "The space to export; of a backup all by default.")
  private String space;

  @Option(names = "--canonical", description = "What a space has learned, in the canonical form.")
  private boolean isCanonical;

  @Option(names = "--output", paramLabel = "FILE", description = "Write the backup to this file.")
  private Path output;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers of the backup (127.0.0.1:9092 by default).")
  private String bootstrap;

  @Option(
      names = "--snapshot",
      paramLabel = "FOLDER",
      description = "Folder of a checkpoint or savepoint (the newest of --data by default).")
  private Path snapshot;

  @Option(names = "--hash", description = "Print only the SHA-256 over the lines.")
  private boolean isHash;

  @Override
  public Integer call() throws IOException {
    if (!isCanonical) {
      return backUp();
    }
    if (space == null) {
      throw new CommandFailedException(ExitCode.USAGE, "--canonical needs --space");
    }
    LocalParameters local = LocalOptions.parameters(folder.load(Map.of()));
    List<String> lines = read(local);
    PrintWriter out = spec.commandLine().getOut();
    if (isHash) {
      out.println(CanonicalHash.of(lines));
    } else {
      lines.forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private int backUp() throws IOException {
    if (output == null) {
      throw new CommandFailedException(
          ExitCode.USAGE, "a backup needs --output; --canonical prints what a space has learned");
    }
    Configuration configuration =
        folder.load(bootstrap == null ? Map.of() : Map.of(KafkaOptions.BOOTSTRAP.key(), bootstrap));
    // How the other commands make sure that topics are there.
    RecordSender.connect(configuration, Topic.MEMORIES, Topic.COMMANDS).close();
    Backup backup =
        new Backup(KafkaOptions.parameters(configuration), TopicNames.from(configuration));
    // What is there is a good backup until there is a better one.
    Path unfinished = output.resolveSibling(output.getFileName() + ".part");
    long records;
    try (Writer file = Files.newBufferedWriter(unfinished)) {
      records = backup.write(file, space);
    }
    Files.move(unfinished, output, StandardCopyOption.REPLACE_EXISTING);
    PrintWriter out = spec.commandLine().getOut();
    out.println(records + " records in " + output);
    out.flush();
    return ExitCode.OK.code();
  }

  private List<String> read(LocalParameters local) throws IOException {
    // Not the runner's folder for such files, which a stack that starts empties.
    Path temporary = Files.createTempDirectory("mneme-export");
    try {
      Path from = from(local);
      List<String> lines = read(local, from, temporary);
      if (lines.isEmpty()) {
        throw new CommandFailedException(
            ExitCode.DATA, "space " + space + " is not in the snapshot " + from);
      }
      return lines;
    } finally {
      FileUtils.deleteDirectory(temporary.toFile());
    }
  }

  private List<String> read(LocalParameters local, Path from, Path temporary) {
    try {
      return SnapshotExport.read(from, temporary, space);
    } catch (SnapshotUnreadableException e) {
      // A job that runs replaces its checkpoint every few seconds, perhaps while it is read.
      Path now = from(local);
      if (now.equals(from)) {
        throw e;
      }
      return read(local, now, temporary);
    }
  }

  private Path from(LocalParameters local) {
    if (snapshot != null) {
      return snapshot.toAbsolutePath();
    }
    return Snapshots.latest(local)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    ExitCode.NO_INPUT,
                    "there is no checkpoint or savepoint yet in " + local.folder()));
  }
}
