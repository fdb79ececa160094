package org.mneme.jobs.proof;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;

/** What keyed state a canonical savepoint names: a line {@code uid | state | type} for each. */
final class StateListing {

  private StateListing() {}

  static Set<String> of(Path savepoint) throws IOException {
    ClassLoader classes = StateListing.class.getClassLoader();
    TreeSet<String> lines = new TreeSet<>();
    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
      CheckpointMetadata metadata =
          Checkpoints.loadCheckpointMetadata(in, classes, savepoint.toUri().toString());
      for (OperatorState operator : metadata.getOperatorStates()) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
          for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
            add(operator.getOperatorUid().orElseThrow(), handle, classes, lines);
          }
        }
      }
    }
    return lines;
  }

  private static void add(
      String uid, KeyedStateHandle handle, ClassLoader classes, Set<String> lines)
      throws IOException {
    KeyedBackendSerializationProxy<Object> proxy = new KeyedBackendSerializationProxy<>(classes);
    try (FSDataInputStream in = ((KeyGroupsStateHandle) handle).openInputStream()) {
      proxy.read(new DataInputViewStreamWrapper(in));
    }
    for (StateMetaInfoSnapshot state : proxy.getStateMetaInfoSnapshots()) {
      TypeSerializer<?> value =
          state
              .getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER)
              .restoreSerializer();
      if (!state.getName().startsWith("_timer_state")) {
        lines.add("`" + uid + "` | `" + state.getName() + "` | " + type(value));
      }
    }
  }

  private static String type(TypeSerializer<?> serializer) {
    if (serializer instanceof MapSerializer<?, ?> map) {
      return type(map.getKeySerializer()) + " → " + type(map.getValueSerializer());
    }
    if (serializer instanceof ListSerializer<?> list) {
      return "list of " + type(list.getElementSerializer());
    }
    if (serializer instanceof PojoSerializer<?>) {
      return pojo(serializer).getSimpleName();
    }
    return serializer.getClass().getSimpleName().replace("Serializer", "");
  }

  /** The class of a record's serializer, which Flink shows to its own package only. */
  private static Class<?> pojo(TypeSerializer<?> serializer) {
    try {
      Field type = PojoSerializer.class.getDeclaredField("clazz");
      type.setAccessible(true);
      return (Class<?>) type.get(serializer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Flink's PojoSerializer has changed", e);
    }
  }
}
