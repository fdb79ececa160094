package org.mneme.episodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.RejectionReason;

/**
 * The rules of assembly in the most direct words: it keeps every record whole and looks at all of
 * them each time. An oracle for {@link EpisodeAssembly}; says what happens as lines of text.
 */
final class NaiveAssembly {

  private final Map<String, Life> lives = new TreeMap<>();
  private final AssemblyParameters parameters;
  private long watermark = Long.MIN_VALUE;

  NaiveAssembly(AssemblyParameters parameters) {
    this.parameters = parameters;
  }

  List<String> take(EpisodeEvent event) {
    List<String> said = new ArrayList<>();
    Life life = lives.computeIfAbsent(event.key(), key -> new Life());
    EpisodeEvent same =
        life.records.stream().filter(r -> place(r).equals(place(event))).findFirst().orElse(null);
    if (same != null && content(same).equals(content(event))) {
      said.add("repeated " + line(event));
    } else if (life.closed) {
      said.add(RejectionReason.LATE + " " + line(event));
    } else if (same != null) {
      said.add("CONFLICTING_" + place(event).replaceAll("[0-9]", "") + " " + line(event));
    } else if (event.step() != null && life.steps() == parameters.maxSteps()) {
      said.add(RejectionReason.TOO_MANY_STEPS + " " + line(event));
    } else if (event.step() != null && life.bytes() + bytes(event) > parameters.maxBytes()) {
      said.add(RejectionReason.EPISODE_TOO_LARGE + " " + line(event));
    } else {
      said.add("accepted " + line(event));
      life.records.add(event);
      long now = Math.max(event.at(), watermark);
      life.idleUntil = Math.max(life.idleUntil, now + parameters.idleTimeoutMillis());
      if (event.completed() != null) {
        life.waitsUntil = now + parameters.completionGraceMillis();
      }
      if (life.isAllIn(event)) {
        close(life, life.latest(), said);
      }
    }
    return said;
  }

  List<String> watermark(long newWatermark) {
    watermark = newWatermark;
    List<String> said = new ArrayList<>();
    for (Life life : List.copyOf(lives.values())) {
      EpisodeEvent completed = life.find("COMPLETION");
      if (life.closed) {
        forget(life);
      } else if ((completed == null ? life.idleUntil : life.waitsUntil) <= watermark) {
        if (life.find("START") == null) {
          life.records.forEach(r -> said.add(RejectionReason.NOT_STARTED + " " + line(r)));
          lives.values().remove(life);
        } else if (completed == null) {
          close(life, life.latest() + parameters.idleTimeoutMillis(), said);
        } else {
          long grace = completed.at() + parameters.completionGraceMillis();
          close(life, Math.max(life.latest(), grace), said);
        }
      }
    }
    return said;
  }

  boolean isEmpty() {
    return lives.isEmpty();
  }

  private void forget(Life life) {
    if (life.rememberedUntil <= watermark) {
      lives.values().remove(life);
    }
  }

  private void close(Life life, long closedAt, List<String> said) {
    EpisodeEvent completed = life.find("COMPLETION");
    life.closed = true;
    life.rememberedUntil = Math.max(closedAt, watermark) + parameters.rememberClosedMillis();
    List<Integer> numbers =
        life.records.stream()
            .filter(r -> r.step() != null)
            .map(r -> r.step().number())
            .sorted()
            .toList();
    String verdict =
        completed == null ? "abandoned" : completed.completed().outcome().verdict().toString();
    EpisodeEvent start = life.find("START");
    said.add("closed " + start.episode() + " at " + closedAt + " " + verdict + " " + numbers);
  }

  static String line(EpisodeEvent event) {
    return event.episode() + ": " + EpisodeRecords.text(event.origin());
  }

  private static int bytes(EpisodeEvent event) {
    return event.origin().value().length;
  }

  private static String place(EpisodeEvent event) {
    if (event.step() != null) {
      return "STEP" + event.step().number();
    }
    return event.started() != null ? "START" : "COMPLETION";
  }

  private static EpisodeEvent content(EpisodeEvent event) {
    return EpisodeRecords.with(event, null);
  }

  private static final class Life {

    private final List<EpisodeEvent> records = new ArrayList<>();
    private boolean closed;
    private long idleUntil = Long.MIN_VALUE;
    private long waitsUntil;
    private long rememberedUntil;

    private boolean isAllIn(EpisodeEvent last) {
      EpisodeEvent completed = find("COMPLETION");
      if (find("START") == null || completed == null) {
        return false;
      }
      if (completed.completed().steps() != null) {
        return steps() >= completed.completed().steps();
      }
      return last.completed() != null
          && steps() > 0
          && records.stream().allMatch(r -> r.origin().topic().equals(EpisodeRecords.EPISODES));
    }

    private EpisodeEvent find(String place) {
      return records.stream().filter(r -> place(r).equals(place)).findFirst().orElse(null);
    }

    private long steps() {
      return records.stream().filter(r -> r.step() != null).count();
    }

    private long bytes() {
      return records.stream().mapToLong(NaiveAssembly::bytes).sum();
    }

    private long latest() {
      return records.stream().mapToLong(EpisodeEvent::at).max().orElseThrow();
    }
  }
}
