package org.mneme.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mneme.model.Embedding;

/**
 * Writes one record as a JSON object. Absent values and empty lists are left out; what is longer
 * than its limit is cut, and the record's field {@code cut} names what was.
 */
final class JsonWriter {

  final JsonGenerator json;
  private final Limits limits;
  private final Set<String> cut = new LinkedHashSet<>();

  private JsonWriter(JsonGenerator json, Limits limits) {
    this.json = json;
    this.limits = limits;
  }

  /** What stands between the braces of a record. */
  interface Body {
    void write(JsonWriter out) throws IOException;
  }

  /** The bytes of the record with this body. */
  static byte[] write(JsonFactory factory, Limits limits, Body body) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      JsonWriter out = new JsonWriter(json, limits);
      json.writeStartObject();
      body.write(out);
      out.strings("cut", out.cut);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Limits limits() {
    return limits;
  }

  /** Records that something was left out. */
  void markCut(String what) {
    cut.add(what);
  }

  /** Writes an object. */
  void object(String field, Body body) throws IOException {
    json.writeObjectFieldStart(field);
    body.write(this);
    json.writeEndObject();
  }

  /** Writes a string as it is. */
  void string(String field, String value) throws IOException {
    if (value != null) {
      json.writeStringField(field, Texts.wellFormed(value));
    }
  }

  /** Writes a text, cut to {@code maximum} bytes. */
  void text(String field, String value, int maximum) throws IOException {
    if (value != null) {
      String kept = Texts.cut(value, maximum);
      mark(field, kept, value);
      string(field, kept);
    }
  }

  /** Writes a label, cut to its limit. */
  void label(String field, String value) throws IOException {
    shortText(field, value, limits.labelCharacters());
  }

  /** Writes a short text, cut to its limit. */
  void phrase(String field, String value) throws IOException {
    shortText(field, value, limits.phraseCharacters());
  }

  /** Writes a constant's name. */
  void constant(String field, Enum<?> value) throws IOException {
    if (value != null) {
      json.writeStringField(field, Names.nameOf(value));
    }
  }

  /** Writes strings as they are. */
  void strings(String field, Collection<String> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String value : values) {
        json.writeString(Texts.wellFormed(value));
      }
      json.writeEndArray();
    }
  }

  /** Writes the first {@code entries} of the strings, each cut to {@code characters}. */
  void strings(String field, List<String> values, int entries, int characters) throws IOException {
    List<String> kept =
        values.stream().limit(entries).map(value -> Texts.first(value, characters)).toList();
    if (!kept.equals(values)) {
      markCut(field);
    }
    strings(field, kept);
  }

  /** Writes a whole number. */
  void integer(String field, Number value) throws IOException {
    if (value != null) {
      json.writeNumberField(field, value.longValue());
    }
  }

  /** Writes a number; JSON knows no NaN and no infinity, for which 0 is written. */
  void number(String field, Double value) throws IOException {
    if (value != null) {
      json.writeNumberField(field, Double.isFinite(value) ? value : 0);
    }
  }

  /** Writes a time. */
  void time(String field, Long epochMillis) throws IOException {
    if (epochMillis != null) {
      json.writeStringField(field, Timestamps.format(epochMillis));
    }
  }

  /** Writes a packed vector. */
  void vector(String field, byte[] packed) throws IOException {
    if (packed != null) {
      object(field, out -> out.json.writeBinaryField("f32", packed));
    }
  }

  /** Writes an embedding, unless there is nothing in it. */
  void embedding(String field, Embedding embedding) throws IOException {
    if (embedding != null && !embedding.isNone()) {
      object(
          field,
          out -> {
            out.string("model", embedding.model());
            out.json.writeBinaryField("f32", embedding.f32());
          });
    }
  }

  private void shortText(String field, String value, int maximum) throws IOException {
    if (value != null) {
      String kept = Texts.first(value, maximum);
      mark(field, kept, value);
      string(field, kept);
    }
  }

  private void mark(String field, String kept, String value) {
    if (kept.length() != value.length()) {
      markCut(field);
    }
  }
}
