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
import org.apache.flink.configuration.Configuration;
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
                CoreOptions.getParentFirstLoaderPatterns(new Configuration()),
                failure -> {},
                false)) {
          Class<?> embedding = user.loadClass(EmbeddedInJob.class.getName());
          assertThat(embedding.getClassLoader()).isSameAs(user);
          Callable<?> made =
              embedding.asSubclass(Callable.class).getConstructor(Map.class).newInstance(settings);

          assertThat(made.call()).isEqualTo(TinyModel.DIMENSION);
        }
      }
    }
  }

  /** One release of the runtime read its own command line, which of a TaskManager is long. */
  @Test
  void livesInAProcessWithALongCommandLine() throws Exception {
    List<String> classPath = new ArrayList<>();
    classPath.add(JAR.toString());
    for (Class<?> type : List.of(PackagedIT.class, org.slf4j.Logger.class)) {
      classPath.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlong=" + "x".repeat(20_000),
                "-cp",
                String.join(File.pathSeparator, classPath),
                Alone.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(folder.resolve("out"))).isZero();
  }

  /** A process that makes one vector. */
  public static final class Alone {

    private Alone() {}

    /** Writes a model to the folder that is named, and runs it. */
    public static void main(String[] arguments) throws Exception {
      try (OnnxModel model = new OnnxModel(TinyModel.in(Path.of(arguments[0]), "mean"))) {
        if (model.apply(List.of("book"))[0].length != TinyModel.DIMENSION) {
          throw new IllegalStateException("another dimension");
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
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = Path.of(entry).getFileName().toString();
      boolean isOurs = name.startsWith("mneme-") || name.equals("classes");
      boolean isThisModule =
          name.startsWith("mneme-onnx")
              || Path.of(entry).endsWith(Path.of("onnx", "target", "classes"));
      boolean isOfJob =
          (isOurs && !isThisModule)
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
