package org.mneme.jobs.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.imports.ChatFormatException;
import org.mneme.jobs.imports.ImportParameters;
import org.mneme.jobs.imports.OpenAiChatImport;
import org.mneme.jobs.imports.OtelGenAiImport;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.EpisodeEvent;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;
import org.mneme.wire.WireOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns logs of another format into records, to Kafka or to a file. */
@Command(
    name = "import",
    description = {
      "Turn logs of agents into episodes. openai-chat: chat trajectories; tool calls are steps, the"
          + " reward is the outcome, times run from --start, a second a message and a minute an"
          + " episode. otel-genai: OTLP-JSON traces; agent spans are episodes, tool spans steps.",
      "To Kafka, or with --out to a file that 'send' takes. A second import gives the same records."
    })
final class ImportCommand implements Callable<Integer> {

  private static final String OPENAI_CHAT = "openai-chat";
  private static final String OTEL_GENAI = "otel-genai";

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Parameters(
      paramLabel = "FILE",
      description = "JSON array of trajectories, or one a line; traces as OTLP.")
  private Path file;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Of the file: " + OPENAI_CHAT + " or " + OTEL_GENAI + ".")
  private String format;

  @Option(names = "--space", description = "Space of the episodes; of chats tau-airline.")
  private String space;

  @Option(
      names = "--domain",
      description = "Domain of every task; of chats airline, of traces their service.name.")
  private String domain;

  @Option(names = "--agent", description = "Who ran them; of traces the agent that they name.")
  private String agent;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      defaultValue = "2026-01-01T00:00:00Z",
      description = "Event time of the first message, ISO-8601 (${DEFAULT-VALUE}).")
  private String start;

  @Option(names = "--out", paramLabel = "FILE.jsonl", description = "Write a file, not to Kafka.")
  private Path out;

  @Override
  public Integer call() {
    Configuration configuration = connection.load();
    Codec codec = new JsonCodec(WireOptions.limits(configuration));
    ImportParameters parameters = parameters();
    try (Stream<EpisodeEvent> events =
        format.equals(OTEL_GENAI)
            ? OtelGenAiImport.read(file, parameters)
            : OpenAiChatImport.read(file, parameters)) {
      Iterator<EpisodeEvent> each = events.iterator();
      return out == null ? send(each, codec, configuration) : write(each, codec);
    } catch (ChatFormatException e) {
      throw new CommandFailedException(ExitCode.DATA, e.getMessage());
    }
  }

  private int send(Iterator<EpisodeEvent> events, Codec codec, Configuration configuration) {
    try (RecordSender sender = RecordSender.connect(configuration, Topic.EPISODES)) {
      long episodes = 0;
      while (events.hasNext()) {
        EpisodeEvent event = events.next();
        sender.send("episode " + event.key(), Topic.EPISODES, event.key(), codec.encode(event));
        episodes += event.completed() == null ? 0 : 1;
      }
      sender.flush();
      sender.refusals().forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getErr().flush();
      say("sent " + episodes + " episodes in " + sender.confirmed(Topic.EPISODES) + " records");
      return sender.refusals().isEmpty() ? ExitCode.OK.code() : ExitCode.DATA.code();
    }
  }

  private int write(Iterator<EpisodeEvent> events, Codec codec) {
    long episodes = 0;
    long records = 0;
    // Made before the first event is read, so that what cannot be read is not blamed on this file.
    try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(out))) {
      while (events.hasNext()) {
        EpisodeEvent event = events.next();
        lines.write(codec.encode(event));
        lines.write('\n');
        episodes += event.completed() == null ? 0 : 1;
        records++;
      }
    } catch (IOException e) {
      throw new CommandFailedException(ExitCode.CANNOT_CREATE, "cannot write " + out + ": " + e);
    }
    say("wrote " + episodes + " episodes in " + records + " records to " + out);
    return ExitCode.OK.code();
  }

  private ImportParameters parameters() {
    boolean isOfChats = format.equals(OPENAI_CHAT);
    if (!isOfChats && !format.equals(OTEL_GENAI)) {
      throw new CommandFailedException(
          ExitCode.USAGE,
          "--format is '" + format + "'; it must be " + OPENAI_CHAT + " or " + OTEL_GENAI);
    }
    if (!isOfChats && space == null) {
      throw new CommandFailedException(ExitCode.USAGE, "traces need --space");
    }
    ImportParameters known = ImportParameters.DEFAULT;
    try {
      return new ImportParameters(
          space == null ? known.space() : space,
          domain == null && isOfChats ? known.domain() : domain,
          agent,
          Instant.parse(start).toEpochMilli());
    } catch (DateTimeParseException e) {
      throw new CommandFailedException(
          ExitCode.USAGE, "--start is '" + start + "'; it must be like 2026-01-01T00:00:00Z");
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(ExitCode.USAGE, e.getMessage());
    }
  }

  private void say(String line) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(line);
    writer.flush();
  }
}
