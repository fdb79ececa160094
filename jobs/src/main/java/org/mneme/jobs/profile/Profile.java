package org.mneme.jobs.profile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import one.profiler.AsyncProfiler;

/**
 * A profile of this process: where its threads spend CPU, sampled every millisecond of it by
 * async-profiler with Java, native and kernel frames, and all that Flight Recorder's profile
 * settings record (collections, allocation, locks, files).
 *
 * <p>Threads are sampled while they run only, by a timer of the process, which needs no right to
 * perf events.
 */
final class Profile implements AutoCloseable {

  private static final String EVENT = "itimer";
  private static final String INTERVAL = "1ms";
  private static final int TOP = 25;

  private final Path file;
  private final Path recorded;
  private final AsyncProfiler sampler;
  private final Recording recording;

  private Profile(Path file, Path recorded, AsyncProfiler sampler, Recording recording) {
    this.file = file;
    this.recorded = recorded;
    this.sampler = sampler;
    this.recording = recording;
  }

  /**
   * Begins.
   *
   * @param file of the flame graph; its folder exists
   * @throws IOException if the profiler does not run here, or Flight Recorder does not
   */
  static Profile start(Path file) throws IOException {
    Path recorded = besides(file);
    Recording recording = new Recording(settings());
    try {
      AsyncProfiler sampler = AsyncProfiler.getInstance();
      recording.setName("mneme");
      recording.start();
      sampler.execute("start,event=" + EVENT + ",interval=" + INTERVAL + ",threads");
      return new Profile(file, recorded, sampler, recording);
    } catch (IllegalStateException | IllegalArgumentException | UnsatisfiedLinkError e) {
      recording.close();
      throw new IOException("async-profiler does not run here: " + e.getMessage(), e);
    }
  }

  /** Ends, writes both files and says what is at the top. */
  void write(PrintWriter out) throws IOException {
    sampler.execute("stop");
    String flat = sampler.dumpFlat(TOP);
    Files.writeString(file, sampler.execute("flamegraph,title=Mneme"));
    recording.stop();
    recording.dump(recorded);
    out.println();
    out.print(flat);
    out.println("flame graph in " + file + ", recording in " + recorded);
    out.flush();
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    try {
      sampler.stop();
    } catch (IllegalStateException e) {
      // Already written.
    }
    recording.close();
  }

  private static Configuration settings() throws IOException {
    try {
      return Configuration.getConfiguration("profile");
    } catch (ParseException e) {
      throw new IOException("the JDK's profile settings cannot be read", e);
    }
  }

  /** The recording's file: of the same name, whatever that ends with. */
  static Path besides(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".jfr");
  }
}
