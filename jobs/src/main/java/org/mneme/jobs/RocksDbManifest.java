package org.mneme.jobs;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * Keeps RocksDB's log of its own files small. It gains an entry with every file that is written or
 * merged, so with every checkpoint, and each checkpoint stores all of it; RocksDB begins a new one
 * at 1 GB, unless it is told otherwise, and Flink has no option for that.
 */
public final class RocksDbManifest implements RocksDBOptionsFactory {

  private static final long serialVersionUID = 1L;

  /** A new one, which names the files of a hundred states, has some 20 kB. */
  private static final long LARGEST_BYTES = 1 << 20;

  @Override
  public DBOptions createDBOptions(
      DBOptions currentOptions, Collection<AutoCloseable> handlesToClose) {
    return currentOptions.setMaxManifestFileSize(LARGEST_BYTES);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions currentOptions, Collection<AutoCloseable> handlesToClose) {
    return currentOptions;
  }
}
