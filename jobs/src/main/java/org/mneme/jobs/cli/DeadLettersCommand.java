package org.mneme.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.mneme.jobs.config.ConnectionArguments;
import org.mneme.jobs.kafka.KafkaOptions;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.letters.Letter;
import org.mneme.jobs.letters.LetterBox;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists refused records, sends them again, or clears the topic of a subject. */
@Command(
    name = "dead-letters",
    description = {
      "List records that were refused, newest last, and count them by reason.",
      "--replay sends them again, as they came, to the topics that they came from, once each: the next"
          + " replay goes on behind the last one, whatever it left out. --purge rewrites the topic"
          + " without the letters that a text stands in, for when somebody must be forgotten."
    })
final class DeadLettersCommand implements Callable<Integer> {

  private static final int MOST_OF_A_MESSAGE = 100;
  private static final int MOST_OF_A_KEY = 40;

  @Spec private CommandSpec spec;

  @Mixin private ConnectionArguments connection;

  @Option(names = "--reason", paramLabel = "CODE", description = "Only letters of this reason.")
  private String reason;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only letters that came from this topic, as it is called in Kafka.")
  private String topic;

  @Option(
      names = "--space",
      description = "Only letters of this space, by the key that they came with.")
  private String space;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many to show, the newest (${DEFAULT-VALUE}).")
  private int last;

  @ArgGroup private Deed deed;

  @Option(names = "--yes", description = "Do it: what is purged cannot be brought back.")
  private boolean isMeant;

  /** What to do instead of listing. */
  static final class Deed {
    @Option(
        names = "--replay",
        description = "Send them again, but those sent by an earlier replay.")
    private boolean isReplay;

    @Option(names = "--replay-all", description = "Send them again, whatever was sent before.")
    private boolean isReplayOfAll;

    @Option(
        names = "--purge",
        paramLabel = "SUBJECT",
        description =
            "Take out the letters that are about this id of an episode, an agent or a user: a part of"
                + " the key, a text in the JSON or a word of the message; where it is no JSON, any of the"
                + " bytes. Without --yes they are counted. The next replay begins anew.")
    private String subject;
  }

  @Override
  public Integer call() {
    Configuration configuration = connection.load();
    // How the other commands make sure that a topic is there.
    RecordSender.connect(configuration, Topic.DEAD_LETTERS).close();
    try (LetterBox box =
        LetterBox.open(
            KafkaOptions.parameters(configuration),
            TopicOptions.parameters(configuration).spec(Topic.DEAD_LETTERS))) {
      PrintWriter out = spec.commandLine().getOut();
      if (deed == null) {
        list(box, out);
      } else if (deed.isReplay || deed.isReplayOfAll) {
        replay(box, out);
      } else {
        purge(box, out);
      }
      out.flush();
    }
    return ExitCode.OK.code();
  }

  private boolean isAskedFor(Letter letter) {
    return (reason == null || reason.equals(letter.reason()))
        && (topic == null || topic.equals(letter.topic()))
        && (space == null || letter.key().startsWith(space + '/'));
  }

  private void list(LetterBox box, PrintWriter out) {
    Map<String, Long> reasons = new TreeMap<>();
    Deque<Letter> newest = new ArrayDeque<>();
    box.read(
        letter -> {
          if (isAskedFor(letter)) {
            reasons.merge(letter.reason(), 1L, Long::sum);
            newest.add(letter);
            if (newest.size() > last) {
              newest.remove();
            }
          }
        });
    TextTable table = new TextTable("refused at", "reason", "from", "key", "message");
    for (Letter letter : newest) {
      table.row(
          letter.at().toString(),
          letter.reason(),
          letter.origin(),
          TextTable.shortened(letter.key(), MOST_OF_A_KEY),
          TextTable.shortened(letter.message(), MOST_OF_A_MESSAGE));
    }
    out.print(table.render());
    long all = reasons.values().stream().mapToLong(Long::longValue).sum();
    out.println(all + " letters" + (reasons.isEmpty() ? "" : ": " + counts(reasons)));
  }

  private static String counts(Map<String, Long> reasons) {
    StringBuilder text = new StringBuilder();
    reasons.forEach(
        (code, count) ->
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(code));
    return text.toString();
  }

  private void replay(LetterBox box, PrintWriter out) {
    LetterBox.Replay replay = box.replay(this::isAskedFor, deed.isReplayOfAll);
    out.println(
        "sent "
            + replay.sent()
            + " letters again"
            + (replay.cut() == 0
                ? ""
                : "; " + replay.cut() + " were cut to fit and cannot be: send these anew"));
  }

  private void purge(LetterBox box, PrintWriter out) {
    if (deed.subject.isBlank()) {
      throw new CommandFailedException(ExitCode.USAGE, "--purge needs a subject");
    }
    Predicate<Letter> unwanted = letter -> isAskedFor(letter) && letter.names(deed.subject);
    if (isMeant) {
      out.println("purged " + box.purge(unwanted) + " letters that name " + deed.subject);
      return;
    }
    long[] count = new long[1];
    box.read(letter -> count[0] += unwanted.test(letter) ? 1 : 0);
    out.println(count[0] + " letters name " + deed.subject + "; with --yes they go");
  }
}
