package org.mneme.patterns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The candidates of a domain in memory, and the log in state that they are written to.
 *
 * <p>A window changes a hundred candidates of a hundred bytes, all over the domain. Each in a value
 * of its own they would cost a hundred writes; so they are appended to a log, many in a value, and
 * a key counts as it was written last. When more than half of the log (and {@value #SLACK_BYTES}
 * bytes) was written anew since, its oldest segment is cleaned: what is still true in it is written
 * again at the end. Cleaning from the oldest on, a removal never outlives what it removes. After a
 * forget all is written anew: what is stale names episodes.
 *
 * <pre>
 * segment: version, then entries: 0 key | 1 key candidate
 * </pre>
 */
final class CandidateLog {

  /** A segment that has grown to this is full. */
  static final int SEGMENT_BYTES = 32 * 1024;

  /** What may be stale in a log beside half of it. */
  static final int SLACK_BYTES = 64 * 1024;

  private static final int VERSION = 2;
  private static final int REMOVED = 0;
  private static final int COUNTED = 1;

  private final String domain;
  private final Map<String, LogEntry> entries = new HashMap<>();
  private final Set<String> emitted = new HashSet<>();
  private final List<LogEntry> unwritten = new ArrayList<>();
  private final Set<String> removed = new HashSet<>();
  private final ArrayDeque<LogSegment> segments = new ArrayDeque<>();
  private boolean isErasing;
  private long next;
  private long written;
  private long live;
  private long bytes;

  /** An empty log. */
  CandidateLog(String domain) {
    this.domain = domain;
  }

  /** The log of {@code domain} as it was written. */
  static CandidateLog load(String domain, LogStore store) throws Exception {
    CandidateLog log = new CandidateLog(domain);
    LogBounds bounds = store.bounds(domain);
    if (bounds != null) {
      CandidateCodec codec = new CandidateCodec();
      log.next = bounds.next();
      for (long number = bounds.first(); number < bounds.next(); number++) {
        log.replay(number, store.segment(domain, number), codec);
      }
    }
    return log;
  }

  /** What is counted under {@code key}; null for nothing. */
  Candidate get(String key) {
    LogEntry entry = entries.get(key);
    return entry == null ? null : entry.value;
  }

  void put(String key, Candidate candidate) {
    LogEntry entry = entries.get(key);
    if (entry == null) {
      entry = new LogEntry(key);
      entries.put(key, entry);
      entry.isHidden = removed.remove(key);
    }
    hold(entry, candidate);
    if (entry.isWritten) {
      entry.isWritten = false;
      unwritten.add(entry);
    }
  }

  void remove(String key) {
    LogEntry entry = entries.remove(key);
    if (entry != null) {
      hold(entry, null);
      if (entry.segment != null || entry.isHidden) {
        supersede(entry);
        removed.add(key);
      }
    }
  }

  /** What was written before must not stay: the next write writes all anew and nothing stale. */
  void erase() {
    isErasing = true;
  }

  /** All candidates, in no order; only to be read. */
  Iterable<Map.Entry<String, Candidate>> all() {
    return () ->
        entries.values().stream().map(entry -> Map.entry(entry.key, entry.value)).iterator();
  }

  /** The keys of those that were handed on. */
  Set<String> emitted() {
    return emitted;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Bytes of memory that it takes, about. */
  long bytes() {
    return bytes;
  }

  /** Bytes of the log, and those of them that are stale. */
  long writtenBytes() {
    return written;
  }

  long staleBytes() {
    return written - live;
  }

  /** Writes what changed, and cleans what must be. */
  void write(LogStore store) throws Exception {
    if (unwritten.isEmpty() && removed.isEmpty() && !isErasing) {
      return;
    }
    if (entries.isEmpty()) {
      clear(store);
      return;
    }
    Appender appender = new Appender(store);
    if (isErasing) {
      removeSegments(store);
      unwritten.clear();
      unwritten.addAll(entries.values());
      removed.clear();
    }
    for (String key : removed) {
      appender.append(key, null);
    }
    for (LogEntry entry : unwritten) {
      if (entry.value != null) {
        appender.append(entry.key, entry);
        entry.isWritten = true;
      }
    }
    // At most once over what there was: what is appended meanwhile is not cleaned again.
    for (int left = segments.size() - 1; left > 0 && isStale(); left--) {
      LogSegment oldest = segments.poll();
      for (LogEntry entry : oldest.entries) {
        if (entry.segment == oldest) {
          appender.append(entry.key, entry);
        }
      }
      written -= oldest.size;
      store.removeSegment(domain, oldest.number);
    }
    appender.finish();
    unwritten.clear();
    removed.clear();
    if (!segments.isEmpty()) {
      store.bounds(domain, new LogBounds(segments.peek().number, next));
    }
  }

  /** Removes all of it from state. */
  void clear(LogStore store) throws Exception {
    removeSegments(store);
    store.removeBounds(domain);
    unwritten.clear();
    removed.clear();
  }

  private void removeSegments(LogStore store) throws Exception {
    for (LogSegment segment : segments) {
      store.removeSegment(domain, segment.number);
    }
    entries.values().forEach(this::supersede);
    segments.clear();
    isErasing = false;
    written = 0;
    live = 0;
  }

  private boolean isStale() {
    return written - live > live + SLACK_BYTES;
  }

  private void replay(long number, byte[] packed, CandidateCodec codec) {
    LogSegment segment = new LogSegment(number);
    segment.size = packed.length;
    PackedReader in = new PackedReader(packed);
    if (in.octet() != VERSION) {
      throw new IllegalStateException("segment " + number + " of " + domain + " is of no version");
    }
    while (!in.isAtEnd()) {
      int from = in.position();
      boolean isCounted = in.octet() == COUNTED;
      String key = in.text();
      LogEntry entry = entries.get(key);
      if (entry != null) {
        supersede(entry);
      }
      if (isCounted) {
        if (entry == null) {
          entry = new LogEntry(key);
          entries.put(key, entry);
        }
        hold(entry, codec.read(in));
        place(entry, segment, in.position() - from);
      } else if (entry != null) {
        hold(entry, null);
        entries.remove(key);
      }
    }
    written += segment.size;
    segments.add(segment);
  }

  /** {@code candidate} is what is counted of {@code entry} now. */
  private void hold(LogEntry entry, Candidate candidate) {
    bytes -= entry.bytes();
    entry.value = candidate;
    bytes += entry.bytes();
    if (entry.isHandedOn()) {
      emitted.add(entry.key);
    } else {
      emitted.remove(entry.key);
    }
  }

  private void place(LogEntry entry, LogSegment segment, int size) {
    entry.segment = segment;
    entry.size = size;
    segment.entries.add(entry);
    live += size;
  }

  /** What was written last of {@code entry} is stale. */
  private void supersede(LogEntry entry) {
    if (entry.segment != null) {
      live -= entry.size;
      entry.segment = null;
    }
  }

  /** Appends entries, a segment's worth at a time. */
  private final class Appender {

    private final LogStore store;
    private final PackedWriter out = new PackedWriter();
    private LogSegment segment;

    private Appender(LogStore store) {
      this.store = store;
    }

    /** A candidate; null for one that is no more. */
    private void append(String key, LogEntry entry) throws Exception {
      if (segment == null) {
        segment = new LogSegment(next++);
        segments.add(segment);
        out.octet(VERSION);
      }
      int from = out.size();
      out.octet(entry == null ? REMOVED : COUNTED).text(key);
      if (entry != null) {
        CandidateCodec.write(out, entry.value);
        supersede(entry);
        place(entry, segment, out.size() - from);
      }
      written += out.size() - from;
      if (out.size() >= SEGMENT_BYTES) {
        finish();
      }
    }

    private void finish() throws Exception {
      if (segment != null) {
        written++; // its version
        segment.size = out.size();
        store.segment(domain, segment.number, out.take());
        segment = null;
      }
    }
  }
}
