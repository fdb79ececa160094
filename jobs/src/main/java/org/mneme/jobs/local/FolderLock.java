package org.mneme.jobs.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a folder to one broker. Kafka locks it too, but only after its controller has opened the
 * metadata log and has become its leader: by then the log of the broker that has the folder is
 * spoilt, and Kafka halts the whole JVM when it finds out.
 */
final class FolderLock implements AutoCloseable {

  static final String FILE_NAME = ".mneme.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks {@code folder}, which exists, until closed or until this process ends.
   *
   * @throws LocalStackException if a broker in this process or another has it
   */
  static FolderLock acquire(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new LocalStackException(
          "Kafka did not start: another broker is using the folder " + folder);
    }
    return new FolderLock(channel);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
