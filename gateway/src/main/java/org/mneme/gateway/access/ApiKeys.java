package org.mneme.gateway.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys of a gateway. The file holds their hashes, a line each: name, rights, spaces, SHA-256 in
 * hexadecimal; lists are joined by commas, and {@code #} begins a comment. A key is 256 random
 * bits, so its hash needs no salt, and nothing is gained by making it slow.
 */
public final class ApiKeys {

  /** What every key begins with, so that scanners of source code can find one that leaked. */
  public static final String PREFIX = "mneme_";

  private static final int KEY_BYTES = 32;
  private static final int FIELDS = 4;
  private static final int HASH_CHARACTERS = 64;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<Entry> entries;
  private final ApiKey everyone;

  private ApiKeys(List<Entry> entries, ApiKey everyone) {
    this.entries = entries;
    this.everyone = everyone;
  }

  private record Entry(byte[] hash, ApiKey key) {}

  /** No keys: whoever asks may do everything, so often. */
  public static ApiKeys open(int rateLimit) {
    return new ApiKeys(
        List.of(),
        new ApiKey(
            "anyone",
            EnumSet.allOf(Right.class),
            Set.of(ApiKey.EVERYWHERE),
            new TokenBucket(rateLimit, System.nanoTime())));
  }

  /**
   * Reads a file of keys.
   *
   * @param rateLimit requests a second of each
   * @throws IllegalArgumentException naming file and line, if it cannot be read or understood
   */
  public static ApiKeys read(Path file, int rateLimit) {
    List<Entry> entries = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String content = line.replaceFirst("#.*", "").strip();
        if (!content.isEmpty()) {
          entries.add(entry(content, file + " line " + number, rateLimit));
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("keys file " + file + " cannot be read: " + e, e);
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("keys file " + file + " holds no key");
    }
    return new ApiKeys(List.copyOf(entries), null);
  }

  /** Whether no key is needed. */
  public boolean isOpen() {
    return everyone != null;
  }

  /**
   * Who presents this key. The time it takes depends on the number of keys, not on which one fits.
   *
   * @param secret the key, or null for none
   */
  public Optional<ApiKey> find(String secret) {
    if (everyone != null) {
      return Optional.of(everyone);
    }
    byte[] hash = hash(secret == null ? "" : secret);
    ApiKey found = null;
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.hash, hash)) {
        found = entry.key;
      }
    }
    return Optional.ofNullable(found);
  }

  /** A new key. */
  public static String create(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The line of the file for a key.
   *
   * @throws IllegalArgumentException if name, rights or spaces cannot stand in a line
   */
  public static String line(String name, String rights, String spaces, String secret) {
    String line = String.join(" ", name, rights, spaces, HexFormat.of().formatHex(hash(secret)));
    entry(line, "the new key", 1);
    return line;
  }

  private static Entry entry(String line, String where, int rateLimit) {
    String[] fields = BLANKS.split(line, -1);
    if (fields.length != FIELDS || fields[FIELDS - 1].length() != HASH_CHARACTERS) {
      throw new IllegalArgumentException(where + ": expected name, rights, spaces and SHA-256");
    }
    try {
      return new Entry(
          HexFormat.of().parseHex(fields[FIELDS - 1]),
          new ApiKey(
              fields[0],
              rights(fields[1]),
              Set.of(fields[2].split(",", -1)),
              new TokenBucket(rateLimit, System.nanoTime())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Set<Right> rights(String list) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (String word : list.split(",", -1)) {
      rights.add(
          EnumSet.allOf(Right.class).stream()
              .filter(right -> right.word().equals(word))
              .findAny()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          word + " is not one of the rights read, write, admin")));
    }
    return rights;
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
