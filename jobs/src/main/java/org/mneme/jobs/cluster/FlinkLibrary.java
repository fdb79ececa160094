package org.mneme.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of the libraries that is Flink's own: what a distribution of Flink has in its folder
 * {@code lib}. Neither connectors nor Kafka are in it, so a job that is submitted brings them, as
 * it must anywhere else.
 */
public final class FlinkLibrary {

  private static final List<String> FLINK =
      List.of(
          "async-profiler-",
          "commons-cli-",
          "commons-collections-",
          "commons-compress-",
          "commons-io-",
          "commons-lang3-",
          "commons-math3-",
          "commons-text-",
          "flink-",
          "frocksdbjni-",
          "javassist-",
          "jsr305-",
          "kryo-",
          "log4j-",
          "lz4-java-",
          "minlog-",
          "objenesis-",
          "reflectasm-",
          "slf4j-api-",
          "snakeyaml-engine-",
          "snappy-java-");

  private static final List<String> NOT_IN_A_DISTRIBUTION =
      List.of("flink-connector-base-", "flink-connector-kafka-", "flink-state-processor-");

  private FlinkLibrary() {}

  /**
   * The jars of Flink among those in {@code libraries}, by name.
   *
   * @throws ClusterException if there are none
   */
  public static List<Path> jars(Path libraries) {
    try (Stream<Path> files = Files.list(libraries)) {
      List<Path> jars = files.filter(FlinkLibrary::isOfFlink).sorted().toList();
      if (jars.isEmpty()) {
        throw new ClusterException("no library of Flink is in " + libraries);
      }
      return jars;
    } catch (IOException e) {
      throw new ClusterException("cannot read the libraries in " + libraries, e);
    }
  }

  /** The same as a class path. */
  static String classPath(Path libraries) {
    return jars(libraries).stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOfFlink(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar")
        && FLINK.stream().anyMatch(name::startsWith)
        && NOT_IN_A_DISTRIBUTION.stream().noneMatch(name::startsWith);
  }
}
