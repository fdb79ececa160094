package org.mneme.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model of a few words, as files: each word's vector is looked up in a table, and nothing else is
 * done. Written field by field, as {@code onnx.proto} and the tokenizers' JSON define them.
 */
final class TinyModel {

  static final int DIMENSION = 64;

  static final List<String> WORDS = List.of("book", "flight", "hotel", "cancel", "refund");

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private TinyModel() {}

  /** The settings of a model in {@code folder}, which is written there. */
  static Map<String, String> in(Path folder, String pooling) throws IOException {
    Path model = Files.write(folder.resolve("model.onnx"), model());
    Path tokenizer = Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("model", model.toString());
    settings.put("tokenizer", tokenizer.toString());
    settings.put("pooling", pooling);
    settings.put("max-tokens", "8");
    settings.put("threads", "1");
    return settings;
  }

  /** Component {@code j} of token {@code id}: 0 for padding, else a wave of its own. */
  static float component(int id, int j) {
    return id == 0 ? 0 : (float) Math.sin(1 + id * 1.7 + j * (0.3 + id));
  }

  /** Number of a word: 0 is the padding, 1 an unknown one. */
  static int id(String word) {
    return WORDS.indexOf(word) + 2;
  }

  private static String tokenizer() {
    Map<String, Integer> vocabulary = new TreeMap<>(Map.of("[PAD]", 0, "[UNK]", 1));
    WORDS.forEach(word -> vocabulary.put(word, id(word)));
    String special =
        "{\"id\":%d,\"content\":\"%s\",\"single_word\":false,\"lstrip\":false,\"rstrip\":false,"
            + "\"normalized\":false,\"special\":true}";
    return """
    {"version":"1.0","truncation":null,"padding":null,"added_tokens":[%s,%s],
    "normalizer":{"type":"Lowercase"},"pre_tokenizer":{"type":"Whitespace"},
    "post_processor":null,"decoder":null,
    "model":{"type":"WordLevel","unk_token":"[UNK]","vocab":{%s}}}
    """
        .formatted(
            special.formatted(0, "[PAD]"),
            special.formatted(1, "[UNK]"),
            vocabulary.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",")));
  }

  private static byte[] model() {
    ByteBuffer table =
        ByteBuffer.allocate((WORDS.size() + 2) * DIMENSION * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int id = 0; id < WORDS.size() + 2; id++) {
      for (int j = 0; j < DIMENSION; j++) {
        table.putFloat(component(id, j));
      }
    }
    Message gather = new Message();
    gather.text(1, "table").text(1, "input_ids").text(2, "last_hidden_state").text(4, "Gather");
    Message weights = new Message();
    weights.number(1, WORDS.size() + 2).number(1, DIMENSION).number(2, FLOAT).text(8, "table");
    weights.bytes(9, table.array());
    Message graph = new Message();
    graph.message(1, gather).text(2, "tiny").message(5, weights);
    graph.message(11, value("input_ids", INT64, "n", "tokens"));
    graph.message(11, value("attention_mask", INT64, "n", "tokens"));
    graph.message(12, value("last_hidden_state", FLOAT, "n", "tokens", "dimension"));
    Message operators = new Message();
    operators.text(1, "").number(2, 13);
    Message model = new Message();
    return model.number(1, 8).message(7, graph).message(8, operators).toBytes();
  }

  private static Message value(String name, int type, String... dimensions) {
    Message shape = new Message();
    for (String dimension : dimensions) {
      shape.message(1, new Message().text(2, dimension));
    }
    Message tensor = new Message().number(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A Protobuf message. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while (rest > 127) {
        out.write((int) (rest & 127) | 128);
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
