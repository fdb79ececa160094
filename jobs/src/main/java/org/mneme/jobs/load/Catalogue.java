package org.mneme.jobs.load;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.mneme.model.Complexity;
import org.mneme.model.StepStatus;

/** What a simulated fleet does, as written in {@code fleet.yaml}. */
record Catalogue(List<Domain> domains) {

  /**
   * A field of work.
   *
   * @param space its space
   * @param domain its name in tasks
   * @param framework what its agents are built with
   * @param agents their ids
   * @param users how many users it serves
   * @param slots values by slot
   * @param families its tasks
   */
  record Domain(
      String space,
      String domain,
      String framework,
      List<String> agents,
      int users,
      Map<String, List<String>> slots,
      List<Family> families) {}

  /**
   * Tasks that call for the same experience.
   *
   * @param name its name; the type of its tasks
   * @param complexity of its tasks
   * @param tags of its tasks
   * @param says descriptions of one and the same task in different words
   * @param asks questions for such experience, worded differently again
   * @param slots values by slot, beside the domain's
   * @param steps how it is done
   * @param failures what goes wrong
   * @param artifacts what a success leaves
   */
  record Family(
      String name,
      Complexity complexity,
      List<String> tags,
      List<String> says,
      List<String> asks,
      Map<String, List<String>> slots,
      List<Action> steps,
      List<Failure> failures,
      List<String> artifacts) {

    /** What can go wrong with a tool, or null. */
    Failure failureOf(String tool) {
      return failures.stream()
          .filter(failure -> failure.tool().equals(tool))
          .findFirst()
          .orElse(null);
    }
  }

  /** A step to take, {@code upTo} times (null: once). */
  record Action(String tool, String action, Map<String, String> with, String sees, Integer upTo) {

    int most() {
      return upTo == null ? 1 : upTo;
    }
  }

  /** How a tool fails, and the tool that helps; null when trying again does. */
  record Failure(String tool, StepStatus status, String message, String then) {}

  /** Reads the catalogue that the simulated fleet works by. */
  static Catalogue ofFleet() {
    ObjectMapper mapper =
        YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
    try (InputStream yaml = Catalogue.class.getResourceAsStream("fleet.yaml")) {
      return new Catalogue(List.of(mapper.readValue(yaml, Domain[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException("fleet.yaml", e);
    }
  }
}
