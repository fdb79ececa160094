package org.mneme.jobs.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of Mneme and of what it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String own = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Mneme " + (own == null ? "0.1.0-SNAPSHOT" : own),
      "Flink "
          + org.apache.flink.runtime.util.EnvironmentInformation.getVersion()
          + ", Kafka "
          + org.apache.kafka.common.utils.AppInfoParser.getVersion()
          + ", Java "
          + Runtime.version()
    };
  }
}
