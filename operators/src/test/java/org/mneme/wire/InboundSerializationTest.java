package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.mneme.model.Command;
import org.mneme.model.Feedback;
import org.mneme.model.Inbound;

/** What the decoder hands on travels between operators without Kryo and arrives unchanged. */
class InboundSerializationTest {

  private static final int SEEDS = 10;

  @Test
  void needsNoKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Inbound.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Feedback.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Command.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(DeadLetter.class);
  }

  @Test
  void arrivesAsItLeft() throws IOException {
    TypeSerializer<Inbound> serializer = serializer();
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomRecords records = new RandomRecords(seed);
      byte[] query = Wire.CODEC.encode(records.query());
      for (Inbound sent :
          List.of(
              Wire.CODEC.decodeEpisodeEvent(
                  Wire.origin(Wire.CODEC.encode(records.event())), EpisodeTopic.EPISODES),
              Wire.CODEC.decodeQuery(Wire.origin(query)),
              Wire.CODEC.decodeQuery(Wire.origin(Wire.text(query) + "x")),
              Wire.CODEC.decodeFeedback(Wire.origin(Wire.CODEC.encode(records.feedback()))),
              Wire.CODEC.decodeCommand(Wire.origin(Wire.CODEC.encode(records.command()))))) {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        serializer.serialize(sent, out);
        Inbound arrived = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        assertThat(arrived).as("seed %d", seed).usingRecursiveComparison().isEqualTo(sent);
      }
    }
  }

  private static TypeSerializer<Inbound> serializer() {
    Configuration config = new Configuration();
    config.set(PipelineOptions.GENERIC_TYPES, false);
    return TypeInformation.of(Inbound.class).createSerializer(new SerializerConfigImpl(config));
  }
}
