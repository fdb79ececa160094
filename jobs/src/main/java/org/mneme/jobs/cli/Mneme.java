package org.mneme.jobs.cli;

import java.util.List;
import org.mneme.jobs.MemoryJob;
import org.mneme.jobs.bench.BenchCommand;
import org.mneme.jobs.bench.DualCommand;
import org.mneme.jobs.bench.GrowthCommand;
import org.mneme.jobs.bench.KernelsCommand;
import org.mneme.jobs.bench.OperatorsCommand;
import org.mneme.jobs.bench.RatiosCommand;
import org.mneme.jobs.chaos.ChaosCommand;
import org.mneme.jobs.drill.ClusterRecoveryCommand;
import org.mneme.jobs.drill.DeliveryCommand;
import org.mneme.jobs.drill.OverloadCommand;
import org.mneme.jobs.load.DemoCommand;
import org.mneme.jobs.load.FreshnessCommand;
import org.mneme.jobs.load.IngestCommand;
import org.mneme.jobs.load.RecallBenchCommand;
import org.mneme.jobs.load.RecoveryCommand;
import org.mneme.jobs.load.ScalingCommand;
import org.mneme.jobs.load.lesson.LessonCommand;
import org.mneme.jobs.load.quality.QualityCommand;
import org.mneme.jobs.load.replay.ReplayCommand;
import org.mneme.jobs.profile.ProfiledExecution;
import org.mneme.jobs.soak.SoakCommand;
import org.mneme.jobs.soak.SubmitsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's root: {@code bin/mneme}. */
@Command(
    name = "mneme",
    description =
        "Dual memory for fleets of agents: episodes go in through Kafka, recall results come out"
            + " through Kafka, a Flink job remembers between them.",
    footer = {
      "",
      "To see it all:    bin/mneme demo",
      "In one terminal:  bin/mneme up",
      "In another:       bin/mneme send episodes.jsonl",
      "                  bin/mneme recall --space support \"cheap flight to Seattle\"",
      "",
      "Options (-Dmneme.x.y=z, or a YAML file with --config): docs/options.md, or 'mneme options'.",
      "Environment: MNEME_FOLDER (data and logs; .mneme beside bin), MNEME_HEAP (2g),",
      "MNEME_JAVA_OPTIONS, JAVA_HOME."
    })
public final class Mneme {

  /** The commands that run a job in their own process. */
  private static final List<String> PROFILED = List.of("demo", "up", "bench", "replay");

  private Mneme() {}

  /** Runs one command and exits with its {@link ExitCode}. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with every command, for running and for tests. */
  static CommandLine commandLine() {
    CommandLine root = new CommandLine(new Mneme());
    for (Object command : commands()) {
      root.addSubcommand(command);
    }
    configure(root);
    PROFILED.forEach(name -> ProfiledExecution.addTo(root.getSubcommands().get(name)));
    root.setExecutionStrategy(new ProfiledExecution());
    // "@file" is a vector's file and "@ada" may be a text: neither is a file of arguments.
    root.setExpandAtFiles(false);
    return root;
  }

  /** Each is measured by a package of its own, so none adds the others. */
  private static CommandLine bench() {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new RatiosCommand())
        .addSubcommand(new KernelsCommand())
        .addSubcommand(new DualCommand())
        .addSubcommand(new OperatorsCommand())
        .addSubcommand(new RecallBenchCommand(MemoryJob::build))
        .addSubcommand(new IngestCommand(MemoryJob::build))
        .addSubcommand(new FreshnessCommand(MemoryJob::build))
        .addSubcommand(new RecoveryCommand(MemoryJob::build))
        .addSubcommand(new GrowthCommand())
        .addSubcommand(new ScalingCommand(MemoryJob::build))
        .addSubcommand(new QualityCommand(MemoryJob::build))
        .addSubcommand(new LessonCommand(MemoryJob::build))
        .addSubcommand(new DeliveryCommand())
        .addSubcommand(new ClusterRecoveryCommand())
        .addSubcommand(new OverloadCommand());
  }

  private static CommandLine soak() {
    return new CommandLine(new SoakCommand()).addSubcommand(new SubmitsCommand());
  }

  private static List<Object> commands() {
    return List.of(
        new DemoCommand(MemoryJob::build),
        new UpCommand(),
        new SendCommand(),
        new RecallCommand(),
        new GetCommand(),
        new ListCommand(),
        new StatsCommand(),
        new PredictCommand(),
        new ConceptsCommand(),
        new PatternsCommand(),
        new FeedbackCommand(),
        new ForgetCommand(),
        new PinCommand(),
        new ConfigureCommand(),
        new ReembedCommand(),
        new DeadLettersCommand(),
        new RestoreCommand(),
        new TailCommand(),
        new ImportCommand(),
        new ExportCommand(),
        new TopicsCommand(),
        new CompareCommand(),
        bench(),
        new ReplayCommand(MemoryJob::build),
        new ClusterCommand(),
        new ChaosCommand(),
        soak(),
        new JobCommand(),
        new GatewayCommand(),
        new McpCommand(),
        new KafkaCommand(),
        new OptionsCommand());
  }

  private static void configure(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    command.getCommandSpec().versionProvider(new Version());
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.list())
        .optionListHeading("%n")
        .commandListHeading("%nCommands:%n")
        .parameterListHeading("%n")
        .autoWidth(true);
    command.setParameterExceptionHandler(Failures::usage);
    command.setExecutionExceptionHandler(Failures::execution);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.getSubcommands().values().forEach(Mneme::configure);
  }
}
