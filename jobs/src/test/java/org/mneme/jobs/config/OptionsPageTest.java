package org.mneme.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsPageTest {

  private static final OptionCatalog SAMPLE =
      new OptionCatalog(List.of(new OptionSection("Sample", Sample.class, config -> {})));

  @Test
  void givesKeyTypeDefaultAndMeaningOfEachOption() {
    assertThat(OptionsPage.render(SAMPLE))
        .contains("\n## Sample\n")
        .contains("| `mneme.sample.wait` | duration | `5 min` | How long. |\n")
        .contains("| `mneme.sample.size` | size | `10 mb` | How big. |\n")
        .contains("| `mneme.sample.colour` | red \\| green | `red` | Which. |\n")
        .contains("| `mneme.sample.more` | one key each | `{}` | More. |\n")
        .contains("| `mneme.sample.name` | text | none | Whose. |\n");
  }

  @Test
  void saysHowToWriteItAnew() {
    assertThat(OptionsPage.render(SAMPLE).lines().findFirst().orElseThrow())
        .contains(OptionsPage.COMMAND);
  }

  @Test
  void isWhatTheDocumentationHolds() throws IOException {
    Path page = Path.of(System.getProperty("mneme.root"), "docs", "options.md");

    assertThat(page)
        .as("write it anew: " + OptionsPage.COMMAND)
        .hasContent(OptionsPage.render(OptionCatalog.MNEME));
  }

  @Test
  void writesTheWholePage(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("options.md");

    OptionsPage.write(page);

    assertThat(Files.readString(page)).isEqualTo(OptionsPage.render(OptionCatalog.MNEME));
  }

  /** Colours. */
  public enum Colour {
    RED,
    GREEN
  }

  /** Options of no one. */
  public static final class Sample {
    public static final ConfigOption<Duration> WAIT =
        ConfigOptions.key("mneme.sample.wait")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("How long.");
    public static final ConfigOption<MemorySize> SIZE =
        ConfigOptions.key("mneme.sample.size")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(10))
            .withDescription("How big.");
    public static final ConfigOption<Colour> COLOUR =
        ConfigOptions.key("mneme.sample.colour")
            .enumType(Colour.class)
            .defaultValue(Colour.RED)
            .withDescription("Which.");
    public static final ConfigOption<Map<String, String>> MORE =
        ConfigOptions.key("mneme.sample.more")
            .mapType()
            .defaultValue(Map.of())
            .withDescription("More.");
    public static final ConfigOption<String> NAME =
        ConfigOptions.key("mneme.sample.name")
            .stringType()
            .noDefaultValue()
            .withDescription("Whose.");

    private Sample() {}
  }
}
