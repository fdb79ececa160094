package org.mneme.patterns;

/** Where the logs of a space's domains are kept: managed state in the operator, maps in tests. */
interface LogStore {

  /** Which segments there are of {@code domain}; null for none. */
  LogBounds bounds(String domain) throws Exception;

  void bounds(String domain, LogBounds bounds) throws Exception;

  void removeBounds(String domain) throws Exception;

  byte[] segment(String domain, long number) throws Exception;

  void segment(String domain, long number, byte[] packed) throws Exception;

  void removeSegment(String domain, long number) throws Exception;
}
