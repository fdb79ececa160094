package org.mneme.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.util.FileUtils;
import org.mneme.jobs.local.LocalOptions;
import org.mneme.jobs.local.LocalParameters;
import org.mneme.jobs.local.Snapshots;
import org.mneme.jobs.snapshot.SnapshotExport;
import org.mneme.jobs.snapshot.SnapshotUnreadableException;
import org.mneme.memory.CanonicalHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a space has learned, so that two memories can be compared. */
@Command(
    name = "export",
    description = {
      "Print what a space has learned, a line an item, in one order and to the last bit: two"
          + " memories that learned the same give the same lines.",
      "Reads a checkpoint or savepoint; neither the job nor Kafka need run."
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private FolderArguments folder;

  @Option(names = "--space", required = true, description = "The space to export.")
  private String space;

  @Option(names = "--canonical", description = "In the canonical form, the only one there is.")
  private boolean isCanonical;

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
      throw new CommandFailedException(
          ExitCode.USAGE, "give --canonical: there is no other form to export in");
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
