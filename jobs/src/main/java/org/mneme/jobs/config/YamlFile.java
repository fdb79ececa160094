package org.mneme.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A YAML file as flat keys: nesting and dots mean the same. */
final class YamlFile {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                  .build())
          .build();

  private YamlFile() {}

  /**
   * The values by dotted key. A list becomes its YAML flow text, as Flink reads lists; a key
   * without a value is left out.
   *
   * @throws ConfigException naming the file, and line and column where there are any
   */
  static Map<String, String> read(Path file) {
    JsonNode root = parse(file);
    Map<String, String> values = new LinkedHashMap<>();
    if (root.isObject()) {
      flatten(file, "", root, values);
    } else if (!root.isMissingNode() && !root.isNull()) {
      throw new ConfigException(
          "config file " + file + ": holds no keys and values at its top level");
    }
    return values;
  }

  private static JsonNode parse(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " line " + e.getLocation().getLineNr() + " column " + e.getLocation().getColumnNr();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new ConfigException("config file " + file + place + ": " + reason, e);
    } catch (NoSuchFileException e) {
      throw new ConfigException("config file " + file + ": does not exist", e);
    } catch (IOException e) {
      throw new ConfigException("config file " + file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void flatten(
      Path file, String prefix, JsonNode object, Map<String, String> values) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = prefix + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        flatten(file, key + '.', value, values);
      } else if (!value.isNull()) {
        String text = value.isArray() ? value.toString() : value.asText();
        if (values.put(key, text) != null) {
          throw new ConfigException("config file " + file + ": " + key + " is set twice");
        }
      }
    }
  }
}
