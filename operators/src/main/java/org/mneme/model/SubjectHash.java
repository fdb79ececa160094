package org.mneme.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a ledger knows a forgotten subject: the SHA-256 of its kind and id. A memory must not go
 * on naming whom it forgot.
 */
public final class SubjectHash {

  private SubjectHash() {}

  /** 64 hexadecimal digits. */
  public static String of(TargetKind kind, String id) {
    byte[] subject = (kind.name() + '/' + id).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(subject));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
