package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/** {@code docs/asyncapi.yaml} says what the codec does: its examples, and all that is written. */
class ContractTest {

  private static final int SEEDS = 150;

  private final ContractDocument contract = ContractDocument.read();
  private final ContractDocument closed = contract.closed();

  @Test
  void everyInboundExampleIsAdmittedByBothAndWrittenBackAdmissible() throws IOException {
    for (InboundMessage message : InboundMessage.ALL) {
      List<JsonNode> examples = contract.examples(message.schema());
      assertThat(examples).as(message.schema()).hasSizeGreaterThanOrEqualTo(2);
      for (JsonNode example : examples) {
        Inbound inbound = message.decode(example);

        assertThat(inbound.rejection()).as(example.toString()).isNull();
        assertAdmitted(message.schema(), example);
        assertAdmitted(message.schema(), tree(message.encode(inbound)));
      }
    }
  }

  @Test
  void everyOutboundExampleIsReadAndWrittenBackEqual() throws IOException {
    assertWrittenBackEqual("Result", v -> Wire.CODEC.encode(Wire.CODEC.decodeResult(v)));
    assertWrittenBackEqual("Memory", v -> Wire.CODEC.encode(Wire.CODEC.decodeMemory(v)));
    assertWrittenBackEqual("Receipt", v -> Wire.CODEC.encode(Wire.CODEC.decodeAnswer(v).receipt()));
    assertWrittenBackEqual("Concept", v -> Wire.CODEC.encode(Wire.CODEC.decodeConcept(v)));
    assertWrittenBackEqual("Binding", v -> Wire.CODEC.encode(Wire.CODEC.decodeBinding(v)));
    assertWrittenBackEqual("Pattern", v -> Wire.CODEC.encode(Wire.CODEC.decodePattern(v)));
    assertWrittenBackEqual("LatencySummary", v -> Wire.CODEC.encode(Wire.CODEC.decodeSummary(v)));
  }

  @Test
  void examplesShowEveryPropertySoThatTheCodecKnowsIt() {
    List<String> messages =
        new ArrayList<>(
            List.of(
                "Result", "Receipt", "Memory", "Concept", "Binding", "Pattern", "LatencySummary"));
    InboundMessage.ALL.forEach(message -> messages.add(message.schema()));
    for (String message : messages) {
      Set<String> shown = new HashSet<>();
      contract.examples(message).forEach(example -> collect(example, "", shown));
      assertThat(shown).as(message).containsAll(properties(contract.schema(message), ""));
    }
  }

  @Test
  void allThatIsWrittenIsInTheDocumentWithEveryField() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomAnswers records = new RandomAnswers(seed);
      EpisodeEvent event = records.event();
      String type =
          event.started() != null ? "Started" : event.step() != null ? "Step" : "Completed";

      assertAdmitted(type, tree(Wire.CODEC.encode(event)));
      assertAdmitted("Query", tree(Wire.CODEC.encode(records.query())));
      assertAdmitted("Feedback", tree(Wire.CODEC.encode(records.feedback())));
      assertAdmitted("Command", tree(Wire.CODEC.encode(records.command())));
      assertAdmitted("Result", tree(Wire.CODEC.encode(records.result())));
      assertAdmitted("Memory", tree(Wire.CODEC.encode(records.episode())));
      assertAdmitted("Receipt", tree(Wire.CODEC.encode(records.receipt())));
      assertAdmitted("Concept", tree(Wire.CODEC.encode(records.concept())));
      assertAdmitted("Binding", tree(Wire.CODEC.encode(records.binding())));
      assertAdmitted("Pattern", tree(Wire.CODEC.encode(records.pattern())));
      assertAdmitted("LatencySummary", tree(Wire.CODEC.encode(records.summary())));
    }
  }

  @Test
  void deadLettersHaveTheHeadersOfTheDocument() {
    for (RejectionReason reason : RejectionReason.values()) {
      Rejection rejection = new Rejection(reason, "m", Wire.origin("x".repeat(40_000)));
      Limits limits = Limits.DEFAULT.withRecordSizes(1 << 20, 20 << 10);

      assertAdmitted("DeadLetterHeaders", headers(DeadLetter.of(rejection, limits)));
    }
    assertThat(texts(contract.schema("DeadLetterHeaders").at("/properties/mneme.reason/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RejectionReason.values()).map(RejectionReason::code).toList());
    assertThat(contract.schema("DeadLetterHeaders").get("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            DeadLetter.TOPIC,
            DeadLetter.PARTITION,
            DeadLetter.OFFSET,
            DeadLetter.TIMESTAMP,
            DeadLetter.REASON,
            DeadLetter.MESSAGE,
            DeadLetter.VALUE_SIZE,
            DeadLetter.KEY_SIZE);
    assertAdmitted(
        "DeadLetterHeaders",
        contract.root().at("/components/messages/DeadLetter/examples/0/headers"));
  }

  @Test
  void everyChannelHasItsTopicAndEveryReferenceLeadsSomewhere() {
    List<String> topics = new ArrayList<>();
    contract
        .root()
        .get("channels")
        .forEach(channel -> topics.add(channel.get("address").textValue()));

    assertThat(topics)
        .containsExactlyInAnyOrder(
            "mneme.episodes",
            "mneme.steps",
            "mneme.feedback",
            "mneme.commands",
            "mneme.queries",
            "mneme.results",
            "mneme.memories",
            "mneme.patterns",
            "mneme.concepts",
            "mneme.bindings",
            "mneme.metrics",
            "mneme.dead-letters");
    List<String> references = texts(contract.root().findValues("$ref"));
    assertThat(references).hasSizeGreaterThan(100);
    for (String reference : references) {
      assertThat(contract.root().at(reference.substring(1)).isMissingNode())
          .as(reference)
          .isFalse();
    }
  }

  private void assertWrittenBackEqual(String message, UnaryOperator<byte[]> rewrite)
      throws IOException {
    for (JsonNode example : contract.examples(message)) {
      assertAdmitted(message, example);
      byte[] value = ContractDocument.JSON.writeValueAsBytes(example);
      assertThat(numbersAsText(tree(rewrite.apply(value)))).isEqualTo(numbersAsText(example));
    }
  }

  /** {@code 1} and {@code 1.0} are the same number. */
  private static String numbersAsText(JsonNode node) {
    return node.toString().replaceAll("(\\d)\\.0\\b", "$1");
  }

  private void assertAdmitted(String schema, JsonNode record) {
    assertThat(closed.faults(schema, record)).as("%s %s", schema, record).isEmpty();
  }

  /**
   * Paths of all properties below {@code schema}, but for {@code cut}, which nobody reads, and the
   * two forms of a vector, of which a record has one.
   */
  private Set<String> properties(JsonNode schema, String path) {
    Set<String> paths = new HashSet<>();
    JsonNode resolved = contract.resolve(schema);
    resolved
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (!Set.of("cut", "vector", "f32").contains(property.getKey())) {
                String below = path + '/' + property.getKey();
                paths.add(below);
                paths.addAll(properties(property.getValue(), below));
              }
            });
    if (resolved.has("items")) {
      paths.addAll(properties(resolved.get("items"), path));
    }
    return paths;
  }

  private static void collect(JsonNode node, String path, Set<String> paths) {
    node.properties()
        .forEach(
            property -> {
              paths.add(path + '/' + property.getKey());
              collect(property.getValue(), path + '/' + property.getKey(), paths);
            });
    if (node.isArray()) {
      node.forEach(element -> collect(element, path, paths));
    }
  }

  private static ObjectNode headers(DeadLetter letter) {
    ObjectNode headers = ContractDocument.JSON.createObjectNode();
    letter.headers().forEach(headers::put);
    return headers;
  }

  private static List<String> texts(Iterable<JsonNode> nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.textValue()));
    return texts;
  }

  private static JsonNode tree(byte[] value) {
    try {
      return ContractDocument.JSON.readTree(value);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
