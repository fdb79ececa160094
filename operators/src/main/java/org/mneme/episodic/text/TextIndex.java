package org.mneme.episodic.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of one space in the hot tier, by row: postings for each term, and the terms of each
 * text, so that writing and removing cost what the text is long and no more. What is put is found
 * at once. A hidden text takes no part, not in how rare a term is and not in how long texts are.
 *
 * <p>Scores do not depend on the order in which texts came. Not thread-safe.
 */
public final class TextIndex {

  private static final IndexedText[] NOTHING = new IndexedText[0];
  private static final long REFERENCE_BYTES = 8;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Postings> postings = new ArrayList<>();
  private final Deque<Integer> freeNumbers = new ArrayDeque<>();
  private final float[] saturations = Bm25.saturations();
  private IndexedText[] texts = NOTHING;

  /** By row the byte of its text's length: a query meets rows in no order, and texts lie apart. */
  private byte[] lengthBytes = new byte[0];

  private int shown;
  private long shownLength;
  private long bytes;

  /** Puts the text of {@code row}, in place of the one that it had. */
  public void put(int row, TermCounts counts) {
    remove(row);
    if (row >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(row + 1, texts.length + texts.length / 2));
      lengthBytes = Arrays.copyOf(lengthBytes, texts.length);
    }
    IndexedText text = indexed(counts);
    texts[row] = text;
    lengthBytes[row] = Bm25.lengthByte(text.length);
    bytes += text.bytes();
    enter(row, text);
  }

  /** Removes the text of {@code row}; a row without one is passed over. */
  public void remove(int row) {
    if (row >= texts.length || texts[row] == null) {
      return;
    }
    IndexedText text = texts[row];
    if (!text.isHidden) {
      leave(text);
    }
    for (int term : text.terms) {
      Postings of = postings.get(term);
      if (--of.references == 0) {
        bytes -= of.bytes();
        numbers.remove(of.term);
        postings.set(term, null);
        freeNumbers.push(term);
      }
    }
    bytes -= text.bytes();
    texts[row] = null;
  }

  /** Hides exactly the texts of {@code rows}; every other one is shown. */
  public void hide(BitSet rows) {
    for (int row = 0; row < texts.length; row++) {
      IndexedText text = texts[row];
      if (text != null && text.isHidden && !rows.get(row)) {
        text.isHidden = false;
        enter(row, text);
      } else if (rows.get(row)) {
        hide(row);
      }
    }
  }

  /** Hides the text of {@code row} too; a row without one is passed over. */
  public void hide(int row) {
    IndexedText text = row < texts.length ? texts[row] : null;
    if (text != null && !text.isHidden) {
      leave(text);
      text.isHidden = true;
    }
  }

  /**
   * {@code out[row]} += score of the text of {@code row}, for every row that has a term of the
   * query: Σ over its distinct terms, in ascending order.
   *
   * @param bm25 how terms score
   * @param out at least as long as the highest row that has a text, and one more
   * @return what no text's score can reach: Σ of the rarities of the query's terms, those that no
   *     text has included
   */
  public double score(Bm25 bm25, TermCounts query, float[] out) {
    if (shown == 0) {
      return 0;
    }
    bm25.saturations(shownLength / (double) shown, saturations);
    double limit = 0;
    for (int i = 0; i < query.size(); i++) {
      Integer number = numbers.get(query.term(i));
      Postings of = number == null ? null : postings.get(number);
      float rarity = Bm25.rarity(shown, of == null ? 0 : of.size);
      limit += rarity;
      if (of != null) {
        score(of, rarity, out);
      }
    }
    return limit;
  }

  private void score(Postings of, float rarity, float[] out) {
    int[] rows = of.rows;
    char[] frequencies = of.frequencies;
    byte[] lengths = lengthBytes;
    float[] saturationOf = saturations;
    int size = of.size;
    for (int p = 0; p < size; p++) {
      int row = rows[p];
      float saturation = saturationOf[Byte.toUnsignedInt(lengths[row])];
      out[row] += Bm25.score(rarity, frequencies[p], saturation);
    }
  }

  /** How many texts are shown. */
  public int size() {
    return shown;
  }

  /** How many distinct terms the texts have, hidden ones included. */
  public int termCount() {
    return numbers.size();
  }

  /** Bytes that the index holds, estimated from its capacity. */
  public long bytes() {
    return bytes + (REFERENCE_BYTES + 1) * texts.length;
  }

  private IndexedText indexed(TermCounts counts) {
    long[] byNumber = new long[counts.size()];
    for (int i = 0; i < byNumber.length; i++) {
      int frequency = Math.min(counts.count(i), Character.MAX_VALUE);
      byNumber[i] = (long) number(counts.term(i)) << 16 | frequency;
    }
    Arrays.sort(byNumber);
    int[] terms = new int[byNumber.length];
    char[] frequencies = new char[byNumber.length];
    for (int i = 0; i < byNumber.length; i++) {
      terms[i] = (int) (byNumber[i] >>> 16);
      frequencies[i] = (char) byNumber[i];
      postings.get(terms[i]).references++;
    }
    return new IndexedText(terms, frequencies, counts.length());
  }

  private int number(String term) {
    Integer known = numbers.get(term);
    if (known != null) {
      return known;
    }
    Postings empty = new Postings(term);
    bytes += empty.bytes();
    int number;
    if (freeNumbers.isEmpty()) {
      number = postings.size();
      postings.add(empty);
    } else {
      number = freeNumbers.pop();
      postings.set(number, empty);
    }
    numbers.put(term, number);
    return number;
  }

  private void enter(int row, IndexedText text) {
    for (int i = 0; i < text.terms.length; i++) {
      Postings of = postings.get(text.terms[i]);
      long before = of.bytes();
      text.positions[i] = of.add(row, text.frequencies[i]);
      bytes += of.bytes() - before;
    }
    shown++;
    shownLength += text.length;
  }

  private void leave(IndexedText text) {
    for (int i = 0; i < text.terms.length; i++) {
      Postings of = postings.get(text.terms[i]);
      int moved = of.moveLastTo(text.positions[i]);
      texts[moved].moved(text.terms[i], text.positions[i]);
    }
    shown--;
    shownLength -= text.length;
  }
}
