package org.mneme.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class OptionCatalogTest {

  @Test
  void acceptsItsOwnDefaults() {
    OptionCatalog.MNEME.check(new Configuration());

    assertThat(OptionCatalog.MNEME.sections()).isNotEmpty();
  }

  @Test
  void listsEveryOptionsClassOfMneme() {
    Set<String> existing =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.mneme")
                .stream()
                .filter(OptionCatalogTest::hasOptions)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed =
        OptionCatalog.MNEME.sections().stream()
            .map(section -> section.optionsClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).as("register a new class in OptionCatalog.MNEME").isEqualTo(existing);
  }

  private static boolean hasOptions(JavaClass type) {
    return type.getFields().stream()
        .anyMatch(
            field ->
                field.getModifiers().contains(JavaModifier.PUBLIC)
                    && field.getRawType().isEquivalentTo(ConfigOption.class));
  }

  @Test
  void describesEveryOptionAndKeepsToKebabCase() {
    for (OptionSection section : OptionCatalog.MNEME.sections()) {
      assertThat(section.options()).as(section.title()).isNotEmpty();
      for (ConfigOption<?> option : section.options()) {
        assertThat(option.key()).matches("mneme(\\.[a-z0-9]+(-[a-z0-9]+)*)+");
        assertThat(option.description().getBlocks()).as(option.key()).isNotEmpty();
      }
    }
  }

  @Test
  void refusesTwoOptionsWithOneKey() {
    OptionSection section = new OptionSection("Sample", Sample.class, config -> {});

    assertThatThrownBy(() -> new OptionCatalog(List.of(section, section)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mneme.sample.size");
  }

  /** Options of no one. */
  public static final class Sample {
    public static final ConfigOption<Integer> SIZE =
        ConfigOptions.key("mneme.sample.size").intType().defaultValue(1);

    private Sample() {}
  }
}
