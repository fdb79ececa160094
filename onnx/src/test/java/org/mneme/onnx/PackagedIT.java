package org.mneme.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.util.FlinkUserCodeClassLoaders;
import org.apache.flink.util.MutableURLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as Flink has it: in its lib folder, below the class loaders of jobs that come and go. */
class PackagedIT {

  private static final Path JAR =
      Path.of(System.getProperty("mneme.root"), "onnx", "target", "mneme-onnx.jar");

  @TempDir Path folder;

  @Test
  void servesOneJobAfterAnother() throws Exception {
    Map<String, String> settings = TinyModel.in(folder, "mean");
    try (URLClassLoader lib =
        new URLClassLoader(urls(true).toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      for (int job = 0; job < 3; job++) {
        try (MutableURLClassLoader user =
            FlinkUserCodeClassLoaders.childFirst(
                urls(false).toArray(URL[]::new),
                lib,
                CoreOptions.PARENT_FIRST_LOADER_PATTERNS_DEFAULT.toArray(String[]::new),
                failure -> {},
                true)) {
          Class<?> embedding = user.loadClass(EmbeddedInJob.class.getName());
          assertThat(embedding.getClassLoader()).isSameAs(user);
          Object job1 = embedding.getConstructor(Map.class).newInstance(settings);

          assertThat(((Callable<?>) job1).call()).isEqualTo(TinyModel.DIMENSION);
        }
      }
    }
  }

  @Test
  void isSmallEnoughToBeCopied() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(70_000_000);
  }

  /** What is Flink's, with the jar, or what is the job's. */
  private static List<URL> urls(boolean isOfFlink) throws Exception {
    List<URL> urls = new ArrayList<>();
    if (isOfFlink) {
      urls.add(JAR.toUri().toURL());
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      boolean isOurs =
          entry.contains("mneme-") || name.equals("classes") || name.equals("test-classes");
      boolean isOfJob =
          isOurs && !entry.endsWith("onnx" + File.separator + "target" + File.separator + name)
              || name.equals("test-classes")
              || name.startsWith("resilience4j");
      boolean isNative = name.startsWith("onnxruntime") || name.startsWith("tokenizers");
      if (isOfFlink ? !isOurs && !isOfJob && !isNative : isOfJob) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls;
  }
}
