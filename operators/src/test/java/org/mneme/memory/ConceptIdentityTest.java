package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.mneme.concepts.ConceptFormationFunction;
import org.mneme.concepts.ConceptOptions;
import org.mneme.model.Episode;
import org.mneme.model.MemoryWrite;
import org.mneme.model.SimilarityProfiles;

/**
 * A concept stays the same one while it is met again and again: concept formation and memory, one
 * behind the other as in the job, over a hundred windows of episodes of known groups with noise
 * between them.
 */
class ConceptIdentityTest {

  private static final Path PAGE =
      Path.of(System.getProperty("mneme.root"), "docs", "measurements", "concepts.md");
  private static final int WINDOWS = 100;

  /** Up to it the centroids of two handfuls of a group are near enough to be the same concept. */
  private static final double TELLING_SPREAD = 0.7;

  private static final int GROUPS = 10;
  private static final int NOISE = 5;
  private static final int DIMENSION = 128;
  private static final long MINUTE = 60_000;
  private static final long START = Math.floorDiv(TEN, MINUTE) * MINUTE;

  @Test
  void keepsOneConceptAGroupOverAHundredWindows() throws Exception {
    StringBuilder table = new StringBuilder();
    table.append("| Spread | Episodes of groups, of noise | Concepts born | left |");
    table.append(" Groups in one concept | Members, of groups | Members, of noise |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    for (double spread : new double[] {0.2, TELLING_SPREAD, 0.8}) {
      Identity identity = Identity.of(spread);
      table.append(identity.row(spread));

      assertThat(identity.noiseMembers).isZero();
      if (spread <= TELLING_SPREAD) {
        assertThat(identity.concepts).hasSize(GROUPS);
        assertThat(identity.ofGroups.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
      }
    }
    Path written = Path.of("target", "concepts-identity.md");
    Files.writeString(written, table);
    assertThat(Files.readString(PAGE)).as("see %s", written).contains(table);
  }

  /** What became of the groups of one seeded log. */
  private static final class Identity {
    private final Map<Integer, Set<String>> ofGroups = new TreeMap<>();
    private final Set<String> concepts = new TreeSet<>();
    private int grouped;
    private int members;
    private int noiseMembers;
    private int aliases;

    static Identity of(double spread) throws Exception {
      Random random = new Random(11);
      List<float[]> centres = new ArrayList<>();
      for (int group = 0; group < GROUPS; group++) {
        centres.add(SeededEpisodes.unit(random, DIMENSION));
      }
      try (var formation = formation();
          MemoryHarness memory =
              MemoryHarness.open(MemoryOptions.parameters(new Configuration()))) {
        formation.open();
        for (int window = 0; window < WINDOWS; window++) {
          for (Episode episode : episodes(window, centres, spread, random)) {
            formation.processElement(new StreamRecord<>(SeededEpisodes.write(episode)));
            memory.store(episode);
          }
          long end = START + (window + 1) * MINUTE - 1;
          formation.processWatermark(new Watermark(end));
          for (MemoryWrite found : formation.extractOutputValues()) {
            memory.write(found);
          }
          formation.getOutput().clear();
          memory.watermark(end);
        }
        return new Identity(memory.dump(SPACE));
      }
    }

    private Identity(SpaceDump dump) {
      concepts.addAll(dump.concepts.keySet());
      aliases = dump.aliases.size();
      dump.refs.forEach(
          (id, ref) -> {
            if (id.startsWith("noise")) {
              noiseMembers += ref.concept() == null ? 0 : 1;
            } else {
              grouped++;
              members += ref.concept() == null ? 0 : 1;
              Set<String> ids =
                  ofGroups.computeIfAbsent(
                      Integer.valueOf(id.substring(1, id.indexOf('-'))), g -> new TreeSet<>());
              if (ref.concept() != null) {
                ids.add(ref.concept());
              }
            }
          });
    }

    String row(double spread) {
      long whole = ofGroups.values().stream().filter(ids -> ids.size() == 1).count();
      return "| %.1f | %,d, %d | %d | %d | %d of %d | %.3f | %d |\n"
          .formatted(
              spread,
              grouped,
              WINDOWS * NOISE,
              concepts.size() + aliases,
              concepts.size(),
              whole,
              GROUPS,
              (double) members / grouped,
              noiseMembers);
    }
  }

  /** None to five of each group, and some of noise, anywhere in the window. */
  private static List<Episode> episodes(
      int window, List<float[]> centres, double spread, Random random) {
    List<Episode> episodes = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      for (int i = random.nextInt(6); i > 0; i--) {
        double cosine = 1 / Math.sqrt(1 + spread * spread);
        float[] vector = SeededVectors.at(cosine, centres.get(group), random);
        episodes.add(own("g" + group + "-" + window + "-" + i, window, vector, random));
      }
    }
    for (int i = 0; i < NOISE; i++) {
      float[] vector = SeededEpisodes.unit(random, DIMENSION);
      episodes.add(own("noise-" + window + "-" + i, window, vector, random));
    }
    return episodes;
  }

  private static Episode own(String id, int window, float[] vector, Random random) {
    long closedAt = START + window * MINUTE + random.nextInt((int) MINUTE);
    return SeededClusters.by(null, null, episode(id, closedAt, vector));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite>
      formation() throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(
            new ConceptFormationFunction(
                ConceptOptions.parameters(new Configuration(), SimilarityProfiles.NEURAL, 0, false),
                text -> List.of(text.split(" ")))),
        MemoryWrite::space,
        Types.STRING);
  }
}
