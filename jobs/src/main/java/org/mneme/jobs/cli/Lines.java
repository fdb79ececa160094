package org.mneme.jobs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a stream as the bytes that they are: what is not UTF-8 must reach the codec unchanged.
 */
final class Lines {

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int end;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end ({@code \n} or {@code \r\n}); null after the last. */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean isSomething = false;
    while (position < end || fill()) {
      isSomething = true;
      int newline = indexOfNewline();
      line.write(buffer, position, newline - position);
      position = newline + 1;
      if (newline < end) {
        break;
      }
    }
    if (!isSomething) {
      return null;
    }
    number++;
    return withoutReturn(line.toByteArray());
  }

  /** Number of the line that {@link #next} gave last, from 1. */
  long number() {
    return number;
  }

  private boolean fill() throws IOException {
    end = in.read(buffer);
    position = 0;
    return end > 0;
  }

  private int indexOfNewline() {
    for (int i = position; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return end;
  }

  private static byte[] withoutReturn(byte[] line) {
    boolean returned = line.length > 0 && line[line.length - 1] == '\r';
    return returned ? Arrays.copyOf(line, line.length - 1) : line;
  }
}
