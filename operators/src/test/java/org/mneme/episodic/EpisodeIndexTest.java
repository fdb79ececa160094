package org.mneme.episodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodic.StoredEpisodeTest.made;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.model.PackedVector;

class EpisodeIndexTest {

  private static final int DIMENSION = 3;

  @Test
  void exampleUsage() {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    index.put(0, made("a", 1, 0.5), Usage.NONE, PackedVector.pack(new float[] {1, 0, 0}));
    index.put(1, made("b", 2, 0.5), Usage.NONE, PackedVector.pack(new float[] {0.6f, 0.8f, 0}));

    assertThat(index.similarity(0, 1)).isEqualTo(0.6f, within(1e-6f));
    assertThat(index.episode(1).id()).isEqualTo("b");
    assertThat(index.size()).isEqualTo(2);
    float[] vector = new float[DIMENSION];
    index.vector(1, vector, 0);
    assertThat(vector).containsExactly(0.6f, 0.8f, 0);
  }

  @Test
  void reusesTheRowOfWhatWasRemoved() {
    EpisodeIndex index = filled(5);
    index.remove(2);

    assertThat(index.freeRow()).isEqualTo(2);
    assertThat(index.rowLimit()).isEqualTo(5);
    assertThatThrownBy(() -> index.episode(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("row 2");
  }

  @Test
  void growsBeyondASegmentWithoutMovingARow() {
    int rows = 2 * Segment.ROWS + 17;
    EpisodeIndex index = filled(rows);
    Map<String, Integer> seen = new HashMap<>();
    float[] similarity = new float[rows];
    index.forEachBlock(
        (first, count, block) -> {
          block.similarities(new float[] {1, 0, 0}, similarity, first);
          for (int i = 0; i < count; i++) {
            seen.put(block.episode(i).id(), first + i);
          }
        });

    assertThat(index.rowLimit()).isEqualTo(rows);
    assertThat(seen).hasSize(rows).containsEntry("e0", 0).containsEntry("e8000", 8000);
    assertThat(similarity[8000]).isEqualTo(vector(8000)[0], within(1e-6f));
  }

  @Test
  void rowsMayComeInAnyOrderAsALoadDelivers() {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    index.put(
        Segment.ROWS + 3,
        made("far", 1, 0.5),
        Usage.NONE,
        PackedVector.pack(new float[] {1, 0, 0}));
    index.put(2, made("near", 1, 0.5), Usage.NONE, PackedVector.pack(new float[] {0, 1, 0}));

    assertThat(index.rowLimit()).isEqualTo(Segment.ROWS + 4);
    assertThat(index.size()).isEqualTo(2);
    assertThat(index.episode(Segment.ROWS + 3).id()).isEqualTo("far");
    assertThat(index.similarity(2, Segment.ROWS + 3)).isZero();
  }

  @Test
  void holdsRowsFarApartWithNothingBetween() {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    index.put(0, made("first", 1, 0.5), Usage.NONE, PackedVector.pack(new float[] {1, 0, 0}));
    index.put(
        2 * Segment.ROWS + 7,
        made("last", 1, 0.5),
        Usage.NONE,
        PackedVector.pack(new float[] {1, 0, 0}));
    Map<String, Integer> seen = new HashMap<>();
    float[] scratch = new float[3 * Segment.ROWS];
    index.forEachBlock(
        (first, count, block) -> {
          block.similarities(new float[] {1, 0, 0}, scratch, first);
          block.hoursSinceAccess(5, new float[Segment.ROWS]);
          for (int i = 0; i < count; i++) {
            if (block.episode(i) != null) {
              seen.put(block.episode(i).id(), first + i);
            }
          }
        });

    assertThat(seen).containsOnly(Map.entry("first", 0), Map.entry("last", 2 * Segment.ROWS + 7));
  }

  @Test
  void countsWhatItsRowsHold() {
    EpisodeIndex index = filled(1);
    long before = index.bytes();
    StoredEpisode many = made("e0", 0, 0.5);
    for (int i = 1; i < 10; i++) {
      many = many.merge(made("e" + i, i, 0.5));
    }
    index.update(0, many, Usage.NONE);
    assertThat(index.bytes()).isGreaterThan(before + 1_000);

    index.remove(0);
    assertThat(index.bytes()).isLessThan(before);
  }

  @Test
  void hidesRowsUntilOthersAreHiddenInTheirPlace() {
    EpisodeIndex index = filled(4);

    index.hide(rows(1, 2, 9));
    index.update(2, made("e2", 2, 0.9), Usage.NONE);
    assertThat(visible(index)).containsExactly("e0", "e3");
    assertThat(index.isHidden(2)).isTrue();

    index.remove(1);
    index.put(1, made("new", 1, 0.5), Usage.NONE, PackedVector.pack(new float[] {1, 0, 0}));
    assertThat(visible(index)).containsExactly("e0", "new", "e3");

    index.hide(rows(3));
    assertThat(visible(index)).containsExactly("e0", "new", "e2");
    assertThat(index.episode(2).value()).isEqualTo(0.9);
  }

  private static BitSet rows(int... rows) {
    BitSet set = new BitSet();
    Arrays.stream(rows).forEach(set::set);
    return set;
  }

  private static List<String> visible(EpisodeIndex index) {
    List<String> visible = new ArrayList<>();
    index.forEachBlock(
        (first, count, block) -> {
          for (int i = 0; i < count; i++) {
            if (!Float.isNaN(block.values()[i])) {
              visible.add(block.episode(i).id());
            }
          }
        });
    return visible;
  }

  @Test
  void countsRetentionFromTheLaterOfOccurrenceAndRecall() {
    EpisodeIndex index = filled(1);
    index.update(0, made("a", 50, 0.5), new Usage(3, 80, 2, 0.25f));
    assertThat(index.lastAccess(0)).isEqualTo(80);
    assertThat(index.usage(0)).isEqualTo(new Usage(3, 80, 2, 0.25f));

    index.update(0, made("a", 90, 0.5), new Usage(3, 80, 2, 0.25f));
    assertThat(index.lastAccess(0)).isEqualTo(90);
  }

  private static EpisodeIndex filled(int rows) {
    EpisodeIndex index = new EpisodeIndex(DIMENSION);
    for (int row = 0; row < rows; row++) {
      index.put(row, made("e" + row, row, 0.5), Usage.NONE, PackedVector.pack(vector(row)));
    }
    return index;
  }

  private static float[] vector(int row) {
    Random random = new Random(row);
    return new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
  }
}
