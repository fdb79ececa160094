package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The first things by id after a cursor. A page begins where the id of the last thing before it
 * says, and not at a number, so that what comes or goes meanwhile moves nothing else.
 *
 * @param <T> what is listed
 */
final class IdPage<T> {

  private final String cursor;
  private final int size;
  private final PriorityQueue<Entry<T>> first =
      new PriorityQueue<>(Comparator.comparing((Entry<T> entry) -> entry.id()).reversed());

  private record Entry<T>(String id, T thing) {}

  /**
   * An empty page.
   *
   * @param cursor id of the last thing before it, or null
   * @param size most things on it, ≥ 1
   */
  IdPage(String cursor, int size) {
    this.cursor = cursor;
    this.size = size;
  }

  /** Takes a thing, if it is one of the first. */
  void offer(String id, T thing) {
    if (cursor != null && id.compareTo(cursor) <= 0) {
      return;
    }
    // One more than the page holds tells whether there is another.
    if (first.size() <= size) {
      first.add(new Entry<>(id, thing));
    } else if (id.compareTo(first.peek().id()) < 0) {
      first.poll();
      first.add(new Entry<>(id, thing));
    }
  }

  /** What is on the page, by id. */
  List<T> things() {
    List<T> things = new ArrayList<>();
    for (Entry<T> entry : sorted()) {
      things.add(entry.thing());
    }
    return things.subList(0, Math.min(size, things.size()));
  }

  /** Where the next page begins, or null where there is none. */
  String next() {
    return first.size() > size ? sorted().get(size - 1).id() : null;
  }

  private List<Entry<T>> sorted() {
    List<Entry<T>> sorted = new ArrayList<>(first);
    sorted.sort(Comparator.comparing(Entry::id));
    return sorted;
  }
}
