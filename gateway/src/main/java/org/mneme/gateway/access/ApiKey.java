package org.mneme.gateway.access;

import java.util.Set;

/**
 * Whoever holds the key.
 *
 * @param name for logs and metrics; not secret
 * @param rights what it may do
 * @param spaces where; {@code *} is everywhere
 * @param bucket how often
 */
public record ApiKey(String name, Set<Right> rights, Set<String> spaces, TokenBucket bucket) {

  /** Every space. */
  public static final String EVERYWHERE = "*";

  /** Whether it may do this in that space. */
  public boolean may(Right right, String space) {
    return rights.contains(right) && (spaces.contains(EVERYWHERE) || spaces.contains(space));
  }
}
