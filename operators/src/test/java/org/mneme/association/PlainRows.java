package org.mneme.association;

/** Rows for benchmarks: as many episodes, all shown, in an order that is none. */
record PlainRows(int rowLimit) implements RowIds {

  @Override
  public long idHash(int row) {
    return row * 0x9E37_79B9_7F4A_7C15L;
  }

  @Override
  public String id(int row) {
    return "episode-" + row;
  }

  @Override
  public boolean isHidden(int row) {
    return false;
  }
}
