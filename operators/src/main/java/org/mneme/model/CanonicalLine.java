package org.mneme.model;

import java.util.HexFormat;

/**
 * One item of a canonical export as text: {@code kind "id" name=value …}. Numbers with a fraction
 * stand as the hexadecimal digits of their bits, so that two lines are equal only if they are.
 */
public final class CanonicalLine {

  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder line;

  /** A line about the item of this kind that these ids name; one that is null names nothing. */
  public CanonicalLine(String kind, String... ids) {
    line = new StringBuilder(kind);
    for (String id : ids) {
      quoted(line.append(' '), id);
    }
  }

  /** A text, quoted; nothing when it is null. */
  public CanonicalLine text(String name, String value) {
    if (value != null) {
      quoted(named(name), value);
    }
    return this;
  }

  /** Texts in their order, each quoted. */
  public CanonicalLine texts(String name, Iterable<String> values) {
    named(name);
    char gap = '[';
    for (String value : values) {
      quoted(line.append(gap), value);
      gap = ',';
    }
    line.append(gap == '[' ? "[]" : "]");
    return this;
  }

  /** A whole number. */
  public CanonicalLine number(String name, long value) {
    named(name).append(value);
    return this;
  }

  /** Yes or no. */
  public CanonicalLine flag(String name, boolean value) {
    named(name).append(value);
    return this;
  }

  /** The bits of a double, 16 digits. */
  public CanonicalLine bits(String name, double value) {
    named(name).append(HEX.toHexDigits(Double.doubleToRawLongBits(value)));
    return this;
  }

  /** The bits of a float, 8 digits. */
  public CanonicalLine bits(String name, float value) {
    named(name).append(HEX.toHexDigits(Float.floatToRawIntBits(value)));
    return this;
  }

  /** The SHA-256 of bytes, for what is too long to stand in a line; nothing when they are null. */
  public CanonicalLine hash(String name, byte[] bytes) {
    if (bytes != null) {
      named(name).append(CanonicalHash.of(bytes));
    }
    return this;
  }

  @Override
  public String toString() {
    return line.toString();
  }

  private StringBuilder named(String name) {
    return line.append(' ').append(name).append('=');
  }

  /** Quotes and control characters are escaped: an id can hold any, and a line must stay one. */
  private static void quoted(StringBuilder out, String text) {
    if (text == null) {
      out.append("null");
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        out.append("\\u").append(HEX.toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
