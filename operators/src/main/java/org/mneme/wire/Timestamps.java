package org.mneme.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Event times as ISO-8601 text and back. The form that nearly every producer writes, {@code
 * 2026-11-21T10:00:02.250Z}, is read without the general parser, which takes several times as long
 * as decoding the rest of a step.
 */
final class Timestamps {

  private static final int SECONDS_END = 19;
  private static final long LATEST_SHORT = 253_402_300_799_999L;

  private Timestamps() {}

  /**
   * Epoch milliseconds of {@code text}; fractions below a millisecond are dropped.
   *
   * @throws DateTimeException if it is no ISO-8601 date-time with an offset
   * @throws ArithmeticException if it is further away than milliseconds in a long reach
   */
  static long parse(String text) {
    long millis = parseShort(text);
    return millis != Long.MIN_VALUE
        ? millis
        : OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  /** ISO-8601 in UTC, with milliseconds when there are any. */
  static String format(long epochMillis) {
    if (epochMillis < 0 || epochMillis > LATEST_SHORT) {
      return Instant.ofEpochMilli(epochMillis).toString();
    }
    int millis = (int) (epochMillis % 1000);
    LocalDateTime time = LocalDateTime.ofEpochSecond(epochMillis / 1000, 0, ZoneOffset.UTC);
    char[] out = "0000-00-00T00:00:00.000Z".toCharArray();
    put(out, 4, time.getYear());
    put(out, 7, time.getMonthValue());
    put(out, 10, time.getDayOfMonth());
    put(out, 13, time.getHour());
    put(out, 16, time.getMinute());
    put(out, 19, time.getSecond());
    if (millis == 0) {
      out[SECONDS_END] = 'Z';
      return new String(out, 0, SECONDS_END + 1);
    }
    put(out, 23, millis);
    return new String(out);
  }

  /** Writes the digits of {@code value} so that they end before {@code end}. */
  private static void put(char[] out, int end, int value) {
    for (int i = end - 1; value > 0; i--) {
      out[i] = (char) ('0' + value % 10);
      value /= 10;
    }
  }

  /** Epoch milliseconds of {@code yyyy-MM-ddTHH:mm:ss[.fff…]Z}, or the least long if it is not. */
  private static long parseShort(String text) {
    int length = text.length();
    if (length <= SECONDS_END
        || text.charAt(length - 1) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return Long.MIN_VALUE;
    }
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int millis = fraction(text, length - 1);
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    if ((year | month | day | hour | minute | second | millis) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return Long.MIN_VALUE;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000L + millis;
  }

  /** Milliseconds of the fraction between the seconds and {@code end}, or -1 if it is none. */
  private static int fraction(String text, int end) {
    if (end == SECONDS_END) {
      return 0;
    }
    int count = end - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || count < 1 || count > 9) {
      return -1;
    }
    int value = digits(text, SECONDS_END + 1, end);
    for (int i = count; value > 0 && i < 3; i++) {
      value *= 10;
    }
    for (int i = count; value > 0 && i > 3; i--) {
      value /= 10;
    }
    return value;
  }

  /** The number that {@code text[from .. to)} spells, or -1 if these are not all digits. */
  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
