package org.mneme.jobs.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The checkout that this program was built in. Benchmarks of kernels and operators live among their
 * tests, and so are there only where Maven compiled these; each runs in a JVM of its own.
 *
 * @param root the project's folder
 */
public record Checkout(Path root) {

  private static final List<String> FLAGS =
      List.of("--add-modules=jdk.incubator.vector", "-XX:+UseParallelGC");

  /**
   * The one that {@code bin/mneme} belongs to.
   *
   * @throws IllegalStateException if it is not known
   */
  static Checkout ofThisProgram() {
    String root = System.getProperty("mneme.root");
    if (root == null) {
      throw new IllegalStateException("the project's folder is not known; start with bin/mneme");
    }
    return new Checkout(Path.of(root).toAbsolutePath().normalize());
  }

  /** Where data of this program goes. */
  static Path folder() {
    return Path.of(System.getProperty("mneme.folder", ".mneme"));
  }

  /** The ratios that are held against. */
  public Path baseline() {
    return root.resolve("benchmarks/baseline.json");
  }

  /**
   * Runs a program of a module's tests and returns the lines of its output; what it says on
   * standard error is printed as it comes.
   *
   * @param module as {@code operators}
   * @param heap as {@code 2g}
   * @throws IllegalStateException if it is not built, or fails
   */
  public List<String> run(
      String module, String heap, String program, List<String> arguments, PrintWriter out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(FLAGS);
    command.addAll(opens());
    command.addAll(List.of("-Xmx" + heap, "-cp", classPath(module), program));
    command.addAll(arguments);
    out.printf(Locale.ROOT, "%s %s%n", program, String.join(" ", arguments));
    out.flush();
    Process process =
        new ProcessBuilder(command)
            .directory(root.resolve(module).toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            program + " failed with exit code " + process.exitValue() + ": " + last(lines));
      }
    } finally {
      process.destroy();
    }
    return lines;
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this JVM opens, a MiniCluster's harness needs too. */
  private static List<String> opens() {
    return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("--add-exports"))
        .toList();
  }

  private String classPath(String module) throws IOException {
    Path target = root.resolve(module).resolve("target");
    Path libraries = target.resolve("test.classpath");
    if (!Files.isRegularFile(libraries) || !Files.isDirectory(target.resolve("test-classes"))) {
      throw new IllegalStateException(
          "this suite is among the tests of "
              + module
              + ", which are not built here; in a checkout: mvn -DskipTests package");
    }
    return String.join(
        File.pathSeparator,
        target.resolve("classes").toString(),
        target.resolve("test-classes").toString(),
        Files.readString(libraries).strip());
  }
}
