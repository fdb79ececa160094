package org.mneme.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list to its end, page by page. */
final class Pages {

  private Pages() {}

  /**
   * All pages; the last one says why no other follows: it has no cursor, is an error or came too
   * late.
   *
   * @param ask gives the page behind a cursor, which is null for the first
   */
  static List<Asking.Answer> all(Function<String, Asking.Answer> ask) {
    List<Asking.Answer> pages = new ArrayList<>();
    String cursor = null;
    do {
      Asking.Answer page = ask.apply(cursor);
      pages.add(page);
      cursor =
          page.result().error() == null && !page.result().expired() ? page.result().cursor() : null;
    } while (cursor != null);
    return pages;
  }
}
