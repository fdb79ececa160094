package org.mneme.jobs;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mneme.jobs.config.ConfigArguments;
import org.mneme.jobs.config.OptionCatalog;
import org.mneme.jobs.kafka.TopicOptions;
import org.mneme.jobs.kafka.Topics;
import org.mneme.jobs.sink.DeliveryCheck;
import org.mneme.jobs.sink.Outputs;
import org.mneme.jobs.sink.Sinks;
import org.mneme.jobs.source.Sources;
import org.mneme.wire.Codec;
import org.mneme.wire.JsonCodec;

/** The main job: dual memory between Kafka topics. What {@code flink run} starts. */
public final class MemoryJob {

  private MemoryJob() {}

  /**
   * Checks the topics, builds the job and runs it until it is stopped. Lowest first: {@link
   * JobDefaults}, the cluster's configuration, what {@code flink run} was given, the file, the
   * other arguments.
   *
   * @param args {@code [--config FILE] [--key value ...] [-Dkey=value ...]}, see docs/options.md
   */
  public static void main(String[] args) throws Exception {
    Configuration given = ConfigArguments.parse(args).load(new Configuration());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(given);
    Configuration config =
        JobDefaults.beneath(Configuration.fromMap(env.getConfiguration().toMap()));
    OptionCatalog.MNEME.check(config);
    env.configure(config);
    JobParameters parameters = JobParameters.from(config);
    try (Topics topics = Topics.connect(parameters.kafka())) {
      topics.require(TopicOptions.specs(config));
      DeliveryCheck.require(parameters.delivery(), topics);
    }
    build(env, config);
    env.execute();
  }

  /**
   * Adds the whole job to {@code env}: sources, operators, sinks.
   *
   * @param config what the job is told; {@code env} carries Flink's own part of it already
   * @throws IllegalArgumentException naming key and value of an option that is out of range
   */
  public static void build(StreamExecutionEnvironment env, Configuration config) {
    JobParameters parameters = JobParameters.from(config);
    Codec codec = new JsonCodec(parameters.topics().limits());
    Sources sources =
        new Sources(
            env,
            parameters.kafka(),
            parameters.topics(),
            parameters.time(),
            parameters.restore(),
            codec);
    Outputs outputs = Topology.connect(sources.inputs(), parameters);
    new Sinks(parameters.kafka(), parameters.topics(), parameters.delivery(), codec)
        .attach(outputs);
  }
}
