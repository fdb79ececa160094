package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

/** What assembly keeps and sends is serialised by Flink itself, without Kryo. */
class AssemblyTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        OpenEpisode.class,
        HeldStep.class,
        ClosedEpisode.class,
        EpisodeEvent.class,
        MemoryWrite.class,
        ExperienceWrite.class,
        Origin.class,
        Rejection.class,
        LatencySample.class
      })
  void serialisesAsAPojoWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @Test
  void readsBackAnOpenEpisodeWithAndWithoutItsParts() throws Exception {
    OpenEpisode started = OpenEpisode.UNKNOWN.with(started(1_000), 77L, EpisodeRecords.EPISODES);

    assertThat(copy(OpenEpisode.class, OpenEpisode.UNKNOWN)).isEqualTo(OpenEpisode.UNKNOWN);
    assertThat(copy(OpenEpisode.class, started.with(5, 6))).isEqualTo(started.with(5, 6));
  }

  @Test
  void readsBackAHeldStep() throws Exception {
    EpisodeEvent event = step(3, 1_000, "book", StepStatus.TIMEOUT);
    StepDigests digests = new StepDigests(EpisodeRecords.DEFAULTS.digest());
    HeldStep step = new HeldStep(HeldStep.VERSION, digests.digest(event.step(), event.at()), 99L);

    assertThat(copy(HeldStep.class, step)).isEqualTo(step);
  }

  @Test
  void readsBackAClosedEpisode() throws Exception {
    OpenEpisode open = OpenEpisode.UNKNOWN.with(started(1_000), 77L, EpisodeRecords.EPISODES);
    StepDigests digests = new StepDigests(EpisodeRecords.DEFAULTS.digest());
    HeldStep step =
        new HeldStep(HeldStep.VERSION, digests.digest(step(3, 1_000).step(), 1_000), 99L);
    ClosedEpisode closed = ClosedEpisode.of(open, List.of(step), 4_000, Verdict.ABSTAINED, 9_000);

    assertThat(copy(ClosedEpisode.class, closed)).usingRecursiveComparison().isEqualTo(closed);
  }

  @Test
  void keepsTheCountsOfAnOpenEpisodeSmall() throws Exception {
    OpenEpisode full = new OpenEpisode(OpenEpisode.VERSION, 1L, 2L, 3, 4, 5, 6, 7, true, 8, 9, 10);

    assertThat(bytes(OpenEpisode.class, full)).hasSizeLessThan(100);
  }

  private static <T> T copy(Class<T> type, T value) throws IOException {
    return serializer(type).deserialize(new DataInputDeserializer(bytes(type, value)));
  }

  private static <T> byte[] bytes(Class<T> type, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer(type).serialize(value, out);
    return out.getCopyOfBuffer();
  }

  private static <T> TypeSerializer<T> serializer(Class<T> type) {
    return Types.POJO(type).createSerializer(new SerializerConfigImpl());
  }
}
