package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/mneme} in a project of its own with a {@code java} and a {@code mvn} that only say
 * what they were asked: whether it builds, and what it runs.
 */
class BinMnemeTest {

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.15" 2025-04-15' >&2; exit 0; fi
      echo "java $*"
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "--- compiler:3.14.0:compile (default-compile) @ mneme-jobs ---"
      echo built >> builds
      mkdir -p jobs/target/lib
      for module in kernels operators clients/java gateway jobs; do mkdir -p $module/target/classes/org/mneme; done
      """;

  @TempDir private Path folder;

  private Path project;
  private Path tools;

  @BeforeEach
  void layOut() throws IOException {
    project = Files.createDirectories(folder.resolve("a project"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Path original = Path.of(System.getProperty("mneme.root"), "bin", "mneme");
    executable(
        Files.createDirectories(project.resolve("bin")).resolve("mneme"),
        Files.readString(original));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    for (String module : List.of("kernels", "operators", "clients/java", "gateway", "jobs")) {
      Files.createDirectories(project.resolve(module).resolve("src/main/java"));
      Files.writeString(project.resolve(module).resolve("pom.xml"), "<project/>");
      Files.writeString(source(module), "class A {}");
    }
    executable(tools.resolve("java"), JAVA);
    executable(tools.resolve("mvn"), MAVEN);
  }

  @Test
  void buildsOnceAndRunsTheCommandLine() throws Exception {
    CommandRun first = run(project, "bin/mneme", "send", "a b.jsonl");
    CommandRun second = run(project, "bin/mneme", "--version");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).endsWith(" org.mneme.jobs.cli.Mneme send a b.jsonl\n");
    assertThat(first.err()).contains("mneme: building once").contains("mneme: built in");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    run(project, "bin/mneme");
    Files.setLastModifiedTime(
        source("operators"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));

    run(project, "bin/mneme");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void doesNotBuildWhatMavenHasBuilt() throws Exception {
    run(project, "bin/mneme");
    Files.delete(project.resolve("jobs/target/.built"));
    for (String module : List.of("kernels", "operators", "clients/java", "gateway", "jobs")) {
      Files.writeString(project.resolve(module + "/target/mneme-module-1.jar"), "jar");
    }

    run(project, "bin/mneme");

    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void worksFromElsewhereAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), project.resolve("bin/mneme"));

    CommandRun run = run(folder, link.toString(), "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(project + "/jobs/target/classes").contains("Mneme --help");
  }

  @Test
  void givesTheJobItsVectorModuleAndAllCommandsWhatFlinkOpens() throws Exception {
    assertThat(run(project, "bin/mneme", "up").out())
        .contains("--add-modules=jdk.incubator.vector")
        .contains("--add-opens=java.base/java.util=ALL-UNNAMED");
    assertThat(run(project, "bin/mneme", "send").out())
        .doesNotContain("--add-modules")
        .contains("-Dmneme.log=" + project + "/.mneme/logs/mneme.log");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    executable(tools.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");

    CommandRun run = run(project, "bin/mneme");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err()).contains("is Java 11; Mneme needs 17 or newer");
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    Files.delete(tools.resolve("mvn"));

    CommandRun run = run(project, "bin/mneme");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err()).startsWith("mneme: mvn is missing");
  }

  @Test
  void showsWhyABuildFailed() throws Exception {
    executable(
        tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] A.java: does not compile'\nexit 1\n");

    CommandRun run = run(project, "bin/mneme");

    assertThat(run.exitCode()).isEqualTo(70);
    assertThat(run.err()).contains("[ERROR] A.java: does not compile").contains("build.log");
    assertThat(run.out()).isEmpty();
  }

  private CommandRun run(Path directory, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("JAVA_HOME|MNEME_.*"));
    // The system's own tools, but neither its Java nor its Maven.
    builder.environment().put("PATH", tools + ":" + systemTools());
    int exitCode = builder.start().waitFor();
    return new CommandRun(exitCode, Files.readString(out), Files.readString(err));
  }

  /** A folder with what the script needs alone: Java and Maven may stand beside the originals. */
  private String systemTools() throws IOException {
    Path linked = Files.createDirectories(folder.resolve("system"));
    for (String tool :
        List.of(
            "bash",
            "sh",
            "env",
            "sed",
            "head",
            "tail",
            "find",
            "mkdir",
            "dirname",
            "readlink",
            "sleep",
            "mktemp",
            "rm",
            "touch",
            "grep",
            "cat")) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path found = Path.of(place, tool);
        if (Files.exists(found) && !Files.exists(linked.resolve(tool))) {
          executable(linked.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
        }
      }
    }
    return linked.toString();
  }

  private long builds() throws IOException {
    return Files.readAllLines(project.resolve("builds"), StandardCharsets.UTF_8).size();
  }

  private Path source(String module) {
    return project.resolve(module).resolve("src/main/java/A.java");
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
