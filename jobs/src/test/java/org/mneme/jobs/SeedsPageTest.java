package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/seeds.md names exists. */
class SeedsPageTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path PAGE = ROOT.resolve("docs/seeds.md");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
  private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]+");
  private static final Pattern COMMAND = Pattern.compile("bin/mneme ([a-z]+)");

  @Test
  void namesOptionsAndMetricsThatExist() throws IOException {
    Set<String> known =
        Stream.of("docs/options.md", "docs/metrics.md")
            .flatMap(page -> codes(ROOT.resolve(page)).stream())
            .collect(Collectors.toSet());
    List<String> named = codes(PAGE).stream().filter(code -> code.startsWith("mneme.")).toList();

    assertThat(named).hasSizeGreaterThan(30);
    assertThat(known).containsAll(named);
  }

  @Test
  void namesClassesThatExist() throws IOException {
    Set<String> classes = new HashSet<>();
    for (String module : List.of("kernels", "operators", "clients/java", "gateway", "jobs")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .forEach(name -> classes.add(name.substring(0, name.length() - ".java".length())));
      }
    }
    List<String> named =
        codes(PAGE).stream().filter(code -> CLASS.matcher(code).matches()).toList();

    assertThat(named).hasSizeGreaterThan(60);
    assertThat(classes).containsAll(named);
  }

  @Test
  void namesOperationsThatExist() {
    Set<String> metrics = Set.copyOf(codes(ROOT.resolve("docs/metrics.md")));

    assertThat(metrics)
        .containsAll(
            codes(PAGE).stream()
                .filter(code -> code.matches("(recall|episode|step|patterns)[-.][a-z.-]+"))
                .toList());
  }

  @Test
  void linksFilesThatExistAndNamesCommandsThatExist() throws IOException {
    String page = Files.readString(PAGE);
    List<String> links = LINK.matcher(page).results().map(found -> found.group(1)).toList();

    assertThat(links).hasSizeGreaterThan(30);
    for (String link : links) {
      assertThat(PAGE.resolveSibling(link)).exists();
    }
    String commands =
        Files.readString(ROOT.resolve("jobs/src/main/java/org/mneme/jobs/cli/Mneme.java"));
    for (MatchResult command : COMMAND.matcher(page).results().toList()) {
      String name = command.group(1);
      String type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Command(";
      assertThat(commands).as(name).contains(type);
    }
  }

  private static List<String> codes(Path page) {
    try {
      return CODE.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
