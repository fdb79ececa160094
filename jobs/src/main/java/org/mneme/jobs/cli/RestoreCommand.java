package org.mneme.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
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

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Parameters(paramLabel = "FILE", description = "The backup, or - for the standard input.")
  private String file;

  @Option(
      names = "--merge",
      description = "Restore into topics that hold something: what comes later of a key wins.")
  private boolean isMerge;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = connection.load();
    TopicNames names = TopicNames.from(configuration);
    Backup backup = new Backup(KafkaOptions.parameters(configuration), names);
    try (LineInput in = LineInput.open(file, spec.commandLine().getErr());
        RecordSender sender = RecordSender.connect(configuration, Topic.MEMORIES, Topic.COMMANDS)) {
      requireEmpty(backup, names);
      for (byte[] line = in.lines.next(); line != null; line = in.lines.next()) {
        send(line, in, sender);
      }
      sender.flush();
      sender.refusals().forEach(in::refuse);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "restored "
              + sender.confirmed(Topic.MEMORIES)
              + " memories and "
              + sender.confirmed(Topic.COMMANDS)
              + " commands; refused "
              + in.refused());
      out.flush();
      return in.exitCode().code();
    }
  }

  private static void send(byte[] text, LineInput in, RecordSender sender) {
    String label = "line " + in.lines.number();
    if (text.length == 0) {
      return;
    }
    try {
      BackupLine line = BackupLine.parse(text);
      sender.send(label, line.topic(), line.key(), line.value(), line.timestamp());
    } catch (IllegalArgumentException e) {
      in.refuse(label + ": " + e.getMessage());
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
}
