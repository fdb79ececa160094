package org.mneme.jobs.load.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mneme.jobs.bench.Machine;
import org.mneme.jobs.load.Figures;
import org.mneme.jobs.load.LatencyTable;

/**
 * What a replay measured.
 *
 * @param name of the replay
 * @param source where it is defined
 * @param machine where it ran
 * @param size what was asked for
 * @param preloaded episodes stored beforehand
 * @param preloadSeconds how long that took
 * @param answerBytes size of an echo's answer, the mean of what was answered in the warm-up
 * @param scenes in order
 * @param found what the answers hold, by name
 * @param job what the job said of itself during the scenes, by operation
 */
public record ReplayReport(
    String name,
    String source,
    Machine machine,
    ReplaySize size,
    int preloaded,
    double preloadSeconds,
    int answerBytes,
    List<Played> scenes,
    Map<String, Double> found,
    Map<String, Figures> job) {

  private static final double MICROS_PER_MILLI = 1_000;

  /**
   * A scene and the echo around it.
   *
   * @param name of the scene
   * @param perSecond its rate
   * @param figures latencies by kind of operation, and of all
   * @param echo the same records at the same rate through an echo, before and after
   * @param unanswered operations without an answer
   */
  public record Played(
      String name, double perSecond, Map<String, Figures> figures, Figures echo, long unanswered) {

    /** 99th percentile of all operations less that of the echo, milliseconds. */
    public double p99ExtraMillis() {
      return (figures.get(SceneMeter.ALL).p99Micros() - echo.p99Micros()) / MICROS_PER_MILLI;
    }
  }

  /** Operations without an answer. */
  public long unanswered() {
    return scenes.stream().mapToLong(Played::unanswered).sum();
  }

  /** Prints tables and what they mean. */
  public void print(PrintWriter out) {
    out.println();
    out.println("replay " + name + ": " + source);
    out.println(machine.inWords());
    out.printf(
        Locale.ROOT,
        "%,d episodes stored before, in %.1f s; seed %d; an echo answers %,d B%n",
        preloaded,
        preloadSeconds,
        size.seed(),
        answerBytes);
    for (Played scene : scenes) {
      Map<String, Figures> lines = new LinkedHashMap<>();
      lines.put("echo", scene.echo);
      lines.putAll(scene.figures);
      out.println();
      LatencyTable.print(
          out, String.format(Locale.ROOT, "%s, %,.1f/s", scene.name, scene.perSecond), lines);
      out.printf(
          Locale.ROOT,
          "p99 of all = echo's %+.2f ms; unanswered %d%n",
          scene.p99ExtraMillis(),
          scene.unanswered);
    }
    out.println();
    found.forEach((what, value) -> out.printf(Locale.ROOT, "%s: %.4f%n", what, value));
    out.println();
    LatencyTable.print(out, "inside the job", job);
  }

  /**
   * Writes it as JSON.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
