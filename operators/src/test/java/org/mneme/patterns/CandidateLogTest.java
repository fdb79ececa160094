package org.mneme.patterns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.model.PatternKind;

class CandidateLogTest {

  private static final String DOMAIN = "shop";

  private final MapLogs store = new MapLogs();

  @Test
  void keepsWhatWasWritten() throws Exception {
    CandidateLog log = new CandidateLog(DOMAIN);
    log.put("a", candidate(3, 1));
    log.put("b", Candidate.NONE.plus(new Sighting("e", 5), new Showings.Showing(true, 2), 9));
    log.remove("b");
    log.write(store);

    assertThat(all(CandidateLog.load(DOMAIN, store))).isEqualTo(Map.of("a", candidate(3, 1)));
  }

  @Test
  void staysAtTwiceWhatIsTrueHoweverOftenItIsRewritten() throws Exception {
    Random random = new Random(1);
    CandidateLog log = new CandidateLog(DOMAIN);
    for (int round = 0; round < 2_000; round++) {
      for (int i = 0; i < 40; i++) {
        String key = DOMAIN + "-candidate-" + random.nextInt(1_000);
        if (random.nextInt(10) == 0) {
          log.remove(key);
        } else {
          log.put(key, candidate(round, random.nextInt(12)));
        }
      }
      log.write(store);
      long live = log.writtenBytes() - log.staleBytes();
      assertThat(log.writtenBytes())
          .isEqualTo(store.segments.values().stream().mapToLong(bytes -> bytes.length).sum())
          .isLessThanOrEqualTo(2 * live + CandidateLog.SLACK_BYTES + CandidateLog.SEGMENT_BYTES);
      if (round % 100 == 0) {
        CandidateLog fresh = CandidateLog.load(DOMAIN, store);
        assertThat(all(fresh)).isEqualTo(all(log));
        assertThat(fresh.emitted()).isEqualTo(log.emitted());
        assertThat(fresh.staleBytes()).isEqualTo(log.staleBytes());
        assertThat(fresh.bytes()).isEqualTo(log.bytes());
      }
    }
  }

  @Test
  void leavesNothingStaleWhenEpisodesWereForgotten() throws Exception {
    CandidateLog log = new CandidateLog(DOMAIN);
    for (int i = 0; i < 500; i++) {
      log.put("forgotten-" + i, candidate(3, 1));
      log.put("kept-" + i, candidate(3, 2));
    }
    log.write(store);
    for (int i = 0; i < 500; i++) {
      log.remove("forgotten-" + i);
    }
    log.erase();
    log.write(store);

    assertThat(store.segments.values())
        .noneMatch(bytes -> new String(bytes, ISO_8859_1).contains("forgotten"));
    assertThat(log.staleBytes()).isEqualTo(store.segments.size());
    assertThat(all(CandidateLog.load(DOMAIN, store))).isEqualTo(all(log)).hasSize(500);
    log.put("later", candidate(1, 1));
    log.remove("kept-7");
    log.write(store);
    assertThat(all(CandidateLog.load(DOMAIN, store))).isEqualTo(all(log)).hasSize(500);
  }

  @Test
  void leavesNothingWhenAllIsGone() throws Exception {
    CandidateLog log = new CandidateLog(DOMAIN);
    log.put("a", candidate(3, 1));
    log.write(store);
    log.remove("a");
    log.write(store);

    assertThat(store.segments).isEmpty();
    assertThat(store.bounds).isEmpty();
    assertThat(log.bytes()).isZero();
    log.put("c", candidate(1, 1));
    log.write(store);
    assertThat(all(CandidateLog.load(DOMAIN, store))).containsOnlyKeys("c");
  }

  private static Map<String, Candidate> all(CandidateLog log) {
    Map<String, Candidate> all = new TreeMap<>();
    log.all().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Candidate candidate(int support, int last) {
    Standing standing =
        last % 3 == 0 ? null : new Standing(PatternKind.DECISION, 0.1, 0.2, 3, -1, 77, 0.5, last);
    Coverage coverage = last % 2 == 0 ? null : new Coverage(1, -2, 300, 70_000);
    List<Sighting> evidence =
        List.of(new Sighting("é" + last, 1_790_000_000_000L), new Sighting("f", -3));
    return new Candidate(
        support, last, 9, Long.MIN_VALUE, Long.MAX_VALUE, 17, evidence, coverage, standing);
  }

  /** Logs in maps. */
  private static final class MapLogs implements LogStore {

    private final Map<String, LogBounds> bounds = new HashMap<>();
    private final Map<String, byte[]> segments = new HashMap<>();

    @Override
    public LogBounds bounds(String domain) {
      return bounds.get(domain);
    }

    @Override
    public void bounds(String domain, LogBounds newBounds) {
      bounds.put(domain, newBounds);
    }

    @Override
    public void removeBounds(String domain) {
      bounds.remove(domain);
    }

    @Override
    public byte[] segment(String domain, long number) {
      return segments.get(domain + number);
    }

    @Override
    public void segment(String domain, long number, byte[] packed) {
      segments.put(domain + number, packed);
    }

    @Override
    public void removeSegment(String domain, long number) {
      assertThat(segments.remove(domain + number)).isNotNull();
    }
  }
}
