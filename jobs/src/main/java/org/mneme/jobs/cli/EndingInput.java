package org.mneme.jobs.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says when an input has ended. */
final class EndingInput extends FilterInputStream {

  private final Runnable ended;

  EndingInput(InputStream in, Runnable ended) {
    super(in);
    this.ended = ended;
  }

  @Override
  public int read() throws IOException {
    return seen(super.read());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return seen(super.read(buffer, offset, length));
  }

  private int seen(int read) {
    if (read < 0) {
      ended.run();
    }
    return read;
  }
}
