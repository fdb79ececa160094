package org.mneme.wire;

import static org.mneme.model.RejectionReason.FUTURE_TIME;
import static org.mneme.model.RejectionReason.INVALID_SPACE;
import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.MISSING_FIELD;
import static org.mneme.model.RejectionReason.TOO_LARGE;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.mneme.model.Origin;

/** Typed values of a record, each checked against the limits where it is read. */
final class Fields extends JsonReader {

  private static final int SPACE_CHARACTERS = 128;

  private final Limits limits;
  private final Origin origin;

  /** Reads the record at {@code origin} from where {@code parser} stands. */
  Fields(JsonParser parser, Limits limits, Origin origin) {
    super(parser);
    this.limits = limits;
    this.origin = origin;
  }

  Limits limits() {
    return limits;
  }

  Origin origin() {
    return origin;
  }

  /** A space's name: {@code [A-Za-z0-9._-]{1,128}}. */
  String space() throws IOException, RejectedException {
    String name = string();
    boolean isValid = !name.isEmpty() && name.length() <= SPACE_CHARACTERS;
    for (int i = 0; isValid && i < name.length(); i++) {
      char c = name.charAt(i);
      isValid =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
    }
    if (!isValid) {
      throw refuse(INVALID_SPACE, Texts.excerpt(name) + " does not match [A-Za-z0-9._-]{1,128}");
    }
    return name;
  }

  /** An id or a name: not empty, without control characters. */
  String id() throws IOException, RejectedException {
    return plainId(limits.idCharacters());
  }

  private String plainId(int maximum) throws IOException, RejectedException {
    String id = string();
    if (id.isEmpty()) {
      throw refuse(INVALID_VALUE, "must not be empty");
    }
    requireWithin(id, maximum);
    if (!Texts.isPlain(id)) {
      throw refuse(INVALID_VALUE, Texts.excerpt(id) + " holds a control character");
    }
    return id;
  }

  /** A label; null when it is empty, which says as little as an absent one. */
  String label() throws IOException, RejectedException {
    String label = string();
    requireWithin(label, limits.labelCharacters());
    return label.isEmpty() ? null : Texts.wellFormed(label);
  }

  /** A short text: an action, an entry of an outcome. */
  String phrase() throws IOException, RejectedException {
    String phrase = string();
    requireWithin(phrase, limits.phraseCharacters());
    return Texts.wellFormed(phrase);
  }

  /** A text of at most {@code maximum} bytes of UTF-8. */
  String text(int maximum) throws IOException, RejectedException {
    String text = string();
    if (!Texts.fits(text, maximum)) {
      throw refuse(TOO_LARGE, Texts.utf8Length(text) + " bytes, at most " + maximum);
    }
    return Texts.wellFormed(text);
  }

  /** A list of labels. */
  List<String> labels() throws IOException, RejectedException {
    return list(limits.labels(), Entry.LABEL);
  }

  /** A list of an outcome's entries. */
  List<String> phrases() throws IOException, RejectedException {
    return list(limits.outcomes(), Entry.PHRASE);
  }

  /** A list of at most {@code maximum} ids, each of something that the job knows. */
  List<String> ids(int maximum) throws IOException, RejectedException {
    return list(maximum, Entry.ID);
  }

  /** A whole number in {@code [least, most]}. */
  long integer(long least, long most) throws IOException, RejectedException {
    long value = integer();
    if (value < least || value > most) {
      throw refuse(INVALID_VALUE, parser.getText() + " is not in [" + least + ", " + most + "]");
    }
    return value;
  }

  /** A number in {@code [least, most]}. */
  double number(double least, double most) throws IOException, RejectedException {
    double value = number();
    if (!(value >= least && value <= most)) {
      throw refuse(
          INVALID_VALUE,
          Texts.excerpt(parser.getText()) + " is not in [" + least + ", " + most + "]");
    }
    return value;
  }

  /** One of the names of {@code names}. */
  <E extends Enum<E>> E constant(Names<E> names) throws IOException, RejectedException {
    String name = string();
    E constant = names.get(name);
    if (constant == null) {
      throw refuse(INVALID_VALUE, Texts.excerpt(name) + " is not one of " + names);
    }
    return constant;
  }

  /** A time, ISO-8601 or epoch milliseconds, not further ahead than the limit. */
  long time() throws IOException, RejectedException {
    long millis = anyTime();
    if (millis - limits.aheadMillis() > origin.timestamp()) {
      throw refuse(
          FUTURE_TIME,
          Timestamps.format(millis)
              + " is more than "
              + limits.aheadMillis()
              + " ms ahead of the record's Kafka timestamp "
              + Timestamps.format(origin.timestamp()));
    }
    return millis;
  }

  /** A time since 1970, however far ahead: a bound of a filter. */
  long anyTime() throws IOException, RejectedException {
    if (!isString()) {
      return requirePast1970(integer());
    }
    String text = string();
    try {
      return requirePast1970(Timestamps.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw refuse(
          INVALID_VALUE,
          Texts.excerpt(text)
              + " is no ISO-8601 date-time with an offset, as 2026-11-21T10:00:02Z");
    }
  }

  /** An object as compact text, of at most {@code maximum} bytes; its numbers stay as written. */
  String json(int maximum) throws IOException, RejectedException {
    object();
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getByteOffset();
    byte[] compact = CompactJson.of(origin.value(), start, end);
    if (compact.length > maximum) {
      throw new RejectedException(
          TOO_LARGE, path() + ": " + compact.length + " bytes, at most " + maximum);
    }
    return new String(compact, StandardCharsets.UTF_8);
  }

  /** Refuses the object that has just ended unless {@code value} was in it. */
  <T> T require(T value, String field) throws RejectedException {
    if (value == null) {
      throw new RejectedException(MISSING_FIELD, path(field) + " is missing");
    }
    return value;
  }

  private long requirePast1970(long millis) throws RejectedException {
    if (millis < 0) {
      throw refuse(INVALID_VALUE, "a time before 1970");
    }
    return millis;
  }

  private void requireWithin(String text, int maximum) throws RejectedException {
    if (!Texts.isWithin(text, maximum)) {
      throw refuse(TOO_LARGE, "more than " + maximum + " characters");
    }
  }

  private List<String> list(int maximum, Entry entry) throws IOException, RejectedException {
    array();
    List<String> entries = new ArrayList<>();
    while (nextElement()) {
      if (entries.size() == maximum) {
        throw refuse(TOO_LARGE, "more than " + maximum + " entries");
      }
      String value =
          switch (entry) {
            case ID -> plainId(limits.referenceCharacters());
            case LABEL -> label();
            case PHRASE -> phrase();
          };
      if (value != null) {
        entries.add(value);
      }
    }
    return entries;
  }

  /** What a list holds. */
  private enum Entry {
    ID,
    LABEL,
    PHRASE
  }
}
