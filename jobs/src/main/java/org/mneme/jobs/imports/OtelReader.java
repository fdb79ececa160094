package org.mneme.jobs.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads OTLP's JSON of traces, {@code {"resourceSpans": [{"resource", "scopeSpans":
 * [{"spans"}]}]}}: one object, one a line as the collector's file exporter writes them, or an array
 * of them.
 */
final class OtelReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SPAN = Pattern.compile("[0-9a-f]{16}");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private OtelReader() {}

  /** Hands out the spans of {@code file} in their order. */
  static void read(Path file, Consumer<OtelSpan> spans) {
    int position = 0;
    try (MappingIterator<JsonNode> objects =
        JSON.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (objects.hasNextValue()) {
        position++;
        request(new ChatNode(objects.nextValue(), file + ", object " + position, ""), spans);
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new ChatFormatException(
          file + ", line " + e.getLocation().getLineNr(), "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void request(ChatNode request, Consumer<OtelSpan> spans) {
    ChatNode resources = request.object().get("resourceSpans");
    if (resources.isAbsent()) {
      throw request.wrong("has no \"resourceSpans\"");
    }
    for (ChatNode resource : resources.elements()) {
      OtelAttributes shared =
          OtelAttributes.of(resource.object().get("resource").get("attributes"));
      for (ChatNode scope : resource.get("scopeSpans").elements()) {
        for (ChatNode span : scope.object().get("spans").elements()) {
          spans.accept(span(span.object(), shared));
        }
      }
    }
  }

  private static OtelSpan span(ChatNode span, OtelAttributes shared) {
    OtelAttributes own = OtelAttributes.of(span.get("attributes"));
    ChatNode status = span.get("status");
    String message = status.get("message").text();
    return new OtelSpan(
        id(span.get("traceId"), TRACE),
        id(span.get("spanId"), SPAN),
        span.get("parentSpanId").isAbsent() || span.get("parentSpanId").text().isEmpty()
            ? null
            : id(span.get("parentSpanId"), SPAN),
        own.text("gen_ai.operation.name"),
        span.get("name").text(),
        millis(span.get("startTimeUnixNano")),
        millis(span.get("endTimeUnixNano")),
        status(status.get("code").json()),
        message == null || message.isBlank() ? own.text("error.type") : message,
        own.over(shared));
  }

  private static String id(ChatNode id, Pattern form) {
    String text = id.text();
    String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
    if (!form.matcher(lower).matches()) {
      throw id.wrong("must be hexadecimal digits, " + form.pattern());
    }
    return lower;
  }

  private static long millis(ChatNode nanos) {
    String text = nanos.json().asText("");
    try {
      return Math.floorDiv(Long.parseLong(text), NANOS_PER_MILLI);
    } catch (NumberFormatException e) {
      throw nanos.wrong("is no number of nanoseconds since 1970");
    }
  }

  private static OtelSpan.Status status(JsonNode code) {
    return switch (code.asText("")) {
      case "1", "STATUS_CODE_OK" -> OtelSpan.Status.OK;
      case "2", "STATUS_CODE_ERROR" -> OtelSpan.Status.ERROR;
      default -> OtelSpan.Status.UNSET;
    };
  }
}
