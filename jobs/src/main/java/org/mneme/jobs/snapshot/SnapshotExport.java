package org.mneme.jobs.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.mneme.jobs.snapshot.CanonicalReaderFunction.Part;
import org.mneme.memory.job.MemoryFunction;
import org.mneme.patterns.PatternMiningFunction;

/** Exports what a space has learned from a snapshot of the job. */
public final class SnapshotExport {

  private SnapshotExport() {}

  /**
   * The canonical export of {@code space}, see {@link org.mneme.memory.CanonicalExport} and {@link
   * org.mneme.patterns.CanonicalMiningState}; no line when the snapshot does not know it.
   *
   * @param snapshot folder of a checkpoint or savepoint, the one that holds {@code _metadata}
   * @param temporaryFolder where Flink may unpack it
   * @throws SnapshotUnreadableException if there is no snapshot, or it is not one of this job
   */
  public static List<String> read(Path snapshot, Path temporaryFolder, String space) {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, temporaryFolder.toString());
    return read(
            snapshot,
            StreamExecutionEnvironment.createLocalEnvironment(1, configuration),
            List.of(space))
        .getOrDefault(space, List.of());
  }

  /**
   * The canonical exports of {@code spaces}, by space; none of one that the snapshot does not know.
   *
   * @param environment what reads it
   * @throws SnapshotUnreadableException if there is no snapshot, or it is not one of this job
   */
  public static Map<String, List<String>> read(
      Path snapshot, StreamExecutionEnvironment environment, Collection<String> spaces) {
    if (!Files.isRegularFile(snapshot.resolve("_metadata"))) {
      throw new SnapshotUnreadableException(
          "there is no snapshot in " + snapshot + ": no file _metadata", null);
    }
    environment.configure(new Configuration().set(StateBackendOptions.STATE_BACKEND, "rocksdb"));
    try (CloseableIterator<String> read =
        lines(snapshot.toUri().toString(), environment, spaces).executeAndCollect()) {
      Map<String, List<String>> lines = new TreeMap<>();
      while (read.hasNext()) {
        String[] item = read.next().split(" ", 2);
        if (item.length == 2) {
          lines.computeIfAbsent(item[0], space -> new ArrayList<>()).add(item[1]);
        }
      }
      lines.values().forEach(ofSpace -> ofSpace.sort(null));
      return lines;
    } catch (Exception e) {
      throw new SnapshotUnreadableException(
          "cannot read the memory in " + snapshot + ": " + rootMessage(e), e);
    }
  }

  /** Lines of Memory and, where the job has one, of pattern mining: single mode has none. */
  private static DataStream<String> lines(
      String snapshot, StreamExecutionEnvironment environment, Collection<String> spaces)
      throws IOException {
    SavepointReader reader = SavepointReader.read(environment, snapshot);
    DataStream<String> memory =
        read(reader, MemoryFunction.UID, new CanonicalReaderFunction(Part.MEMORY, spaces));
    OperatorID mining = OperatorIdentifier.forUid(PatternMiningFunction.UID).getOperatorId();
    boolean isMining =
        SavepointLoader.loadSavepointMetadata(snapshot).getOperatorStates().stream()
            .anyMatch(state -> state.getOperatorID().equals(mining));
    return isMining
        ? memory.union(
            read(
                reader,
                PatternMiningFunction.UID,
                new CanonicalReaderFunction(Part.MINING, spaces)))
        : memory;
  }

  private static DataStream<String> read(
      SavepointReader reader, String uid, CanonicalReaderFunction function) throws IOException {
    return reader.readKeyedState(
        OperatorIdentifier.forUid(uid), function, Types.STRING, Types.STRING);
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
