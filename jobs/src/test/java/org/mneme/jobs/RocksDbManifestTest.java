package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class RocksDbManifestTest {

  private static final int FLUSHES = 60;

  /** One, so that files are merged and not only moved. */
  private static final byte[] KEY = {1};

  @TempDir private Path folder;

  @Test
  void isAMebibyteAtMost() {
    RocksDB.loadLibrary();
    try (DBOptions options = new DBOptions()) {
      new RocksDbManifest().createDBOptions(options, List.of());

      assertThat(options.maxManifestFileSize()).isEqualTo(1 << 20);
    }
  }

  @Test
  void beginsAnewWhereItIsLimited() throws Exception {
    assertThat(manifestAfterFlushes(1 << 30)).isGreaterThan(4_000);
    assertThat(manifestAfterFlushes(2_000)).isLessThan(3_000);
  }

  @Test
  void isWhatTheJobAsksForUnlessItIsToldOtherwise() {
    assertThat(JobDefaults.configuration().get(RocksDBOptions.OPTIONS_FACTORY))
        .isEqualTo(RocksDbManifest.class.getName());
    Configuration given = new Configuration();
    given.set(RocksDBOptions.OPTIONS_FACTORY, "their.own");
    assertThat(JobDefaults.beneath(given).get(RocksDBOptions.OPTIONS_FACTORY))
        .isEqualTo("their.own");
  }

  /** Size of the largest manifest once so many files were written. */
  private long manifestAfterFlushes(long most) throws Exception {
    Path own = Files.createDirectory(folder.resolve(Long.toString(most)));
    try (Options options = new Options().setCreateIfMissing(true).setMaxManifestFileSize(most);
        RocksDB database = RocksDB.open(options, own.toString());
        FlushOptions flush = new FlushOptions()) {
      for (int i = 0; i < FLUSHES; i++) {
        database.put(KEY, new byte[] {(byte) i});
        database.flush(flush);
      }
      try (Stream<Path> files = Files.list(own)) {
        return files
            .filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
            .mapToLong(file -> file.toFile().length())
            .max()
            .orElseThrow();
      }
    }
  }
}
