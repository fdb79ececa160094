package org.mneme.jobs.imports;

/** A chat file is not what it should be; the message says where and what. */
public final class ChatFormatException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ChatFormatException(String where, String problem) {
    super(where + ": " + problem);
  }

  ChatFormatException(String where, String problem, Throwable cause) {
    super(where + ": " + problem, cause);
  }
}
