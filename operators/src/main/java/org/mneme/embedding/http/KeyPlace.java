package org.mneme.embedding.http;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Where the provider's key is. The key itself is in no option, and so in no log, web page, job
 * graph or snapshot: it is read where it is used.
 *
 * @param file path of a file that holds the key and nothing else, or null
 * @param variable name of an environment variable that holds it, or null
 */
public record KeyPlace(String file, String variable) implements Serializable {

  /** A provider that asks for none. */
  public static final KeyPlace NONE = new KeyPlace(null, null);

  /**
   * The key, without the white space around it; null where none is needed.
   *
   * @param environment values of environment variables by name
   * @throws IllegalStateException naming the place, if there is no key in it
   */
  String read(UnaryOperator<String> environment) {
    if (file == null && variable == null) {
      return null;
    }
    String found = file == null ? environment.apply(variable) : content();
    if (found == null || found.isBlank()) {
      throw new IllegalStateException(
          file == null
              ? "the environment has no variable " + variable + ", which is to hold the key"
              : "file " + file + " is to hold the key and is empty");
    }
    String key = found.strip();
    // The message of HttpRequest.Builder would show it.
    if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalStateException(
          "the key in "
              + (file == null ? "variable " + variable : "file " + file)
              + " holds characters that no header may hold");
    }
    return key;
  }

  private String content() {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the key from file " + file, e);
    }
  }
}
