package org.mneme.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.mneme.model.Inbound;
import org.mneme.model.Origin;

/**
 * A message that the job receives.
 *
 * @param schema its name in the contract
 * @param decoder how it is decoded
 * @param encoder how what was decoded is encoded again
 */
record InboundMessage(
    String schema, Function<Origin, Inbound> decoder, Function<Inbound, byte[]> encoder) {

  static final List<InboundMessage> ALL =
      List.of(
          event("Started"),
          event("Step"),
          event("Completed"),
          new InboundMessage(
              "Feedback", Wire.CODEC::decodeFeedback, in -> Wire.CODEC.encode(in.feedback())),
          new InboundMessage(
              "Command", Wire.CODEC::decodeCommand, in -> Wire.CODEC.encode(in.command())),
          new InboundMessage(
              "Query", Wire.CODEC::decodeQuery, in -> Wire.CODEC.encode(in.query())));

  private static InboundMessage event(String schema) {
    return new InboundMessage(
        schema,
        origin -> Wire.CODEC.decodeEpisodeEvent(origin, EpisodeTopic.EPISODES),
        in -> Wire.CODEC.encode(in.event()));
  }

  Inbound decode(JsonNode record) {
    try {
      return decoder.apply(Wire.origin(ContractDocument.JSON.writeValueAsBytes(record)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] encode(Inbound inbound) {
    return encoder.apply(inbound);
  }
}
