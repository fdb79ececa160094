package org.mneme.jobs.cli;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.backup.Backup;
import org.mneme.jobs.backup.BackupLine;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup back on its topics. */
@Command(
    name = "restore",
    description = {
      "Put a backup that 'mneme export' wrote back on the topics of memories and commands.",
      "Then start a job without a snapshot and with -Dmneme.restore.enabled=true: it builds its memory"
          + " from them. Usage, feedback and experiences for prediction are not in a backup."
    })
final class RestoreCommand implements Callable<Integer> {

  private static final int MOST_REPORTED = 50;

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Parameters(paramLabel = "FILE", description = "The backup, or - for the standard input.")
  private String file;

  @Option(
      names = "--merge",
      description = "Restore into topics that hold something: what comes later of a key wins.")
  private boolean isMerge;

  private int refused;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = connection.load();
    TopicNames names = TopicNames.from(configuration);
    Backup backup = new Backup(KafkaOptions.parameters(configuration), names);
    try (InputStream in = open();
        RecordSender sender = RecordSender.connect(configuration, Topic.MEMORIES, Topic.COMMANDS)) {
      requireEmpty(backup, names);
      Lines lines = new Lines(in);
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        send(line, "line " + lines.number(), sender);
      }
      sender.flush();
      sender.refusals().forEach(this::refuse);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "restored "
              + sender.confirmed(Topic.MEMORIES)
              + " memories and "
              + sender.confirmed(Topic.COMMANDS)
              + " commands; refused "
              + refused);
      out.flush();
    }
    return refused == 0 ? ExitCode.OK.code() : ExitCode.DATA.code();
  }

  private void send(byte[] text, String label, RecordSender sender) {
    if (text.length == 0) {
      return;
    }
    try {
      BackupLine line = BackupLine.parse(text);
      sender.send(label, line.topic(), line.key(), line.value(), line.timestamp());
    } catch (IllegalArgumentException e) {
      refuse(label + ": " + e.getMessage());
    }
  }

  private void requireEmpty(Backup backup, TopicNames names) {
    for (Topic topic : new Topic[] {Topic.MEMORIES, Topic.COMMANDS}) {
      if (!isMerge && !backup.isEmpty(topic)) {
        throw new CommandFailedException(
            ExitCode.DATA,
            "topic " + names.of(topic) + " holds records already; --merge adds to them");
      }
    }
  }

  private void refuse(String why) {
    refused++;
    PrintWriter err = spec.commandLine().getErr();
    if (refused <= MOST_REPORTED) {
      err.println(why);
    }
    err.flush();
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return new BufferedInputStream(System.in);
    }
    try {
      return Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("there is no file " + file);
    }
  }
}
