package org.mneme.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar that a Flink cluster is given, and what must not be. */
class DeployableIT {

  private static final Path TARGET = Path.of(System.getProperty("mneme.root"), "jobs", "target");
  private static final Path JAR = TARGET.resolve("mneme-job.jar");

  /** Of these packages Flink takes its own classes, whatever a job brings. */
  private static final List<String> PARENT_FIRST =
      List.of(
          "java/",
          "scala/",
          "org/apache/flink/",
          "com/esotericsoftware/kryo/",
          "javax/annotation/",
          "org/xml/",
          "javax/xml/",
          "org/apache/xerces/",
          "org/w3c/",
          "org/rocksdb/",
          "org/slf4j/",
          "org/apache/log4j/",
          "org/apache/logging/",
          "org/apache/commons/logging/",
          "ch/qos/logback/");

  @Test
  void startsWithTheMemoryJob() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS))
          .isEqualTo("org.mneme.jobs.MemoryJob");
      assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isEqualTo("true");
    }
  }

  @Test
  void holdsTheJobItsConnectorsAndTheirLicences() throws IOException {
    assertThat(entries(JAR))
        .contains(
            "org/mneme/jobs/MemoryJob.class",
            "org/mneme/memory/job/MemoryFunction.class",
            "org/mneme/kernels/dense/Vectors.class",
            "org/apache/flink/connector/kafka/source/KafkaSource.class",
            "org/apache/kafka/clients/producer/KafkaProducer.class",
            "com/github/luben/zstd/Zstd.class",
            "META-INF/LICENSE",
            "META-INF/NOTICE");
    assertThat(text("META-INF/NOTICE")).contains("Kafka").contains("Jackson");
    assertThat(text("META-INF/NOTICE.txt")).contains("Lucene");
  }

  @Test
  void holdsNeitherFlinkNorABrokerNorALoggerNorTheCommandLine() throws IOException {
    Set<String> ofFlink = new TreeSet<>();
    for (Path library : FlinkLibrary.jars(TARGET.resolve("lib"))) {
      ofFlink.addAll(entries(library));
    }
    assertThat(entries(JAR))
        .filteredOn(entry -> PARENT_FIRST.stream().anyMatch(entry::startsWith))
        .noneMatch(ofFlink::contains)
        .allMatch(entry -> entry.startsWith("org/apache/flink/"));
    assertThat(entries(JAR))
        .noneMatch(entry -> entry.matches("kafka/.*\\.class"))
        .noneMatch(entry -> entry.startsWith("org/apache/kafka/server/KafkaRaft"))
        .noneMatch(entry -> entry.startsWith("org/mneme/jobs/cli/"))
        .noneMatch(entry -> entry.startsWith("org/mneme/jobs/load/"))
        .noneMatch(entry -> entry.matches("META-INF/.*\\.(SF|DSA|RSA)"))
        .noneMatch(entry -> entry.matches("log4j.*|logback.*|mneme-log4j2.*"));
  }

  @Test
  void findsAllThatItNeedsInItselfAndInFlink() throws IOException {
    List<URL> places = new ArrayList<>(List.of(url(JAR)));
    FlinkLibrary.jars(TARGET.resolve("lib")).forEach(jar -> places.add(url(jar)));
    Set<String> missing = new TreeSet<>();
    try (URLClassLoader classes =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      for (JavaClass mneme : new ClassFileImporter().importPath(JAR)) {
        if (mneme.getName().startsWith("org.mneme.")) {
          for (Dependency dependency : mneme.getDirectDependenciesFromSelf()) {
            String needed = dependency.getTargetClass().getBaseComponentType().getName();
            if (!isThere(needed, classes)) {
              missing.add(mneme.getName() + " needs " + needed);
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void namesOnlyServicesThatAreInIt() throws IOException {
    Set<String> all = entries(JAR);
    List<String> services =
        all.stream().filter(entry -> entry.matches("META-INF/services/[^/]+")).toList();
    assertThat(services).isNotEmpty();
    for (String service : services) {
      for (String provider :
          text(service).lines().map(line -> line.replaceAll("#.*", "").strip()).toList()) {
        if (!provider.isEmpty()) {
          assertThat(all).as(service).contains(provider.replace('.', '/') + ".class");
        }
      }
    }
  }

  private static boolean isThere(String name, ClassLoader classes) {
    if (!name.contains(".")) {
      return true;
    }
    try {
      Class.forName(name, false, classes);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path.toString(), e);
    }
  }

  private static String text(String entry) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return new String(
          jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> entries(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
