package org.mneme.wire;

import static org.mneme.model.RejectionReason.MALFORMED;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.function.Function;
import org.mneme.model.Binding;
import org.mneme.model.Command;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Feedback;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.Inbound;
import org.mneme.model.LatencySummary;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Pattern;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/** The default wire format: JSON in UTF-8 as {@code docs/asyncapi.yaml} describes it. */
public final class JsonCodec implements Codec {

  private static final long serialVersionUID = 1;

  private final Limits limits;
  private final JsonFactory json;

  /** A codec with the limits of the contract. */
  public JsonCodec() {
    this(Limits.DEFAULT);
  }

  /** A codec with other limits. */
  public JsonCodec(Limits limits) {
    this.limits = limits;
    this.json = Json.factory(limits);
  }

  @Override
  public Inbound decodeEpisodeEvent(Origin origin, EpisodeTopic topic) {
    return decode(
        origin,
        () -> Inbound.of(EpisodeEventDecoder.decode(json, limits, origin, topic)),
        Inbound::of);
  }

  @Override
  public Inbound decodeQuery(Origin origin) {
    return decode(
        origin,
        () -> Inbound.of(QueryDecoder.decode(json, limits, origin)),
        rejection -> Inbound.of(rejection, QueryAddress.answer(json, limits, rejection)));
  }

  @Override
  public Inbound decodeFeedback(Origin origin) {
    return decode(
        origin, () -> Inbound.of(FeedbackCodec.decode(json, limits, origin)), Inbound::of);
  }

  @Override
  public Inbound decodeCommand(Origin origin) {
    return decode(origin, () -> Inbound.of(CommandCodec.decode(json, limits, origin)), Inbound::of);
  }

  @Override
  public Inbound decodeRestored(Origin origin) {
    return decode(
        origin,
        () ->
            Inbound.restored(MemoryWrite.of(asOffered(decodeMemory(origin.value())), origin, null)),
        Inbound::of);
  }

  /** An episode as it was before memory decided on it: it will decide the same again. */
  private static Episode asOffered(Episode episode) {
    return episode.status() == EpisodeStatus.BELOW_SALIENCE
        ? episode.withStatus(EpisodeStatus.STORED)
        : episode;
  }

  @Override
  public byte[] encode(EpisodeEvent event) {
    return EpisodeEventEncoder.encode(json, limits, event);
  }

  @Override
  public byte[] encode(RecallQuery query) {
    return QueryEncoder.encode(json, limits, query);
  }

  @Override
  public byte[] encode(Feedback feedback) {
    return FeedbackCodec.encode(json, limits, feedback);
  }

  @Override
  public byte[] encode(Command command) {
    return CommandCodec.encode(json, limits, command);
  }

  @Override
  public byte[] encode(RecallResult result) {
    return ResultEncoder.encode(json, limits, result);
  }

  @Override
  public byte[] encode(ForgetReceipt receipt) {
    return ReceiptCodec.encode(json, limits, receipt);
  }

  @Override
  public byte[] encode(Episode episode) {
    return EpisodeEncoder.encode(json, limits, episode);
  }

  @Override
  public byte[] encode(Concept concept) {
    return concept.isDropped() ? null : ConceptCodec.encode(json, limits, concept);
  }

  @Override
  public byte[] encode(Binding binding) {
    return binding.isDropped() ? null : BindingCodec.encode(json, limits, binding);
  }

  @Override
  public byte[] encode(Pattern pattern) {
    return pattern.isDropped() ? null : PatternCodec.encode(json, limits, pattern);
  }

  @Override
  public byte[] encode(LatencySummary summary) {
    return LatencyCodec.encode(json, limits, summary);
  }

  @Override
  public Answer decodeAnswer(byte[] value) {
    return read(value, ReceiptCodec::isReceipt)
        ? new Answer(null, read(value, ReceiptCodec::read))
        : new Answer(decodeResult(value), null);
  }

  @Override
  public RecallResult decodeResult(byte[] value) {
    return read(value, ResultDecoder::read);
  }

  @Override
  public Episode decodeMemory(byte[] value) {
    return read(value, EpisodeDecoder::read);
  }

  @Override
  public Concept decodeConcept(byte[] value) {
    return read(value, ConceptCodec::read);
  }

  @Override
  public Binding decodeBinding(byte[] value) {
    return read(value, BindingCodec::read);
  }

  @Override
  public Pattern decodePattern(byte[] value) {
    return read(value, PatternCodec::read);
  }

  @Override
  public LatencySummary decodeSummary(byte[] value) {
    return read(value, LatencyCodec::read);
  }

  /** Decoding of one inbound record. */
  private interface Decoding {
    Inbound run() throws IOException, RejectedException;
  }

  /** Reading of one outbound record. */
  private interface Reading<T> {
    T from(Fields in) throws IOException, RejectedException;
  }

  private Inbound decode(Origin origin, Decoding decoding, Function<Rejection, Inbound> refusal) {
    try {
      Json.requireSize(origin.value(), limits);
      return decoding.run();
    } catch (RejectedException e) {
      return refusal.apply(new Rejection(e.reason(), e.getMessage(), origin));
    } catch (JsonProcessingException e) {
      return refusal.apply(malformed(e.getOriginalMessage(), origin));
    } catch (IOException | RuntimeException e) {
      // Whatever a parser may think of, one record must not stop the job.
      return refusal.apply(malformed(e.toString(), origin));
    }
  }

  private static Rejection malformed(String message, Origin origin) {
    // Where the object began says nothing: its source is withheld, since it may be private.
    int marker = message.indexOf(" (start marker at ");
    String what = marker < 0 ? message : message.substring(0, marker);
    return new Rejection(MALFORMED, "not valid JSON: " + Texts.cut(what, 500), origin);
  }

  private <T> T read(byte[] value, Reading<T> reading) {
    Origin nowhere = new Origin("", 0, 0, 0, null, value);
    try (JsonParser parser = Json.open(json, value)) {
      Fields in = new Fields(parser, Limits.NONE, nowhere);
      T record = reading.from(in);
      in.finish();
      return record;
    } catch (IOException | RejectedException e) {
      throw new IllegalArgumentException("not a record of this format: " + e.getMessage(), e);
    }
  }
}
