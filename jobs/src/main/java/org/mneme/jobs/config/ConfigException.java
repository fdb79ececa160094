package org.mneme.jobs.config;

/** The configuration is wrong; the message says where and what, for the person who wrote it. */
public final class ConfigException extends RuntimeException {

  /** A message that names file or key, and value. */
  public ConfigException(String message) {
    super(message);
  }

  /** A message that names file or key, and value. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
