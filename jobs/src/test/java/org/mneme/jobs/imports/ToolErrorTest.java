package org.mneme.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.StepStatus;

class ToolErrorTest {

  @Test
  void seesAnErrorByHowTheAnswerBegins() {
    assertThat(ToolError.of("Error: payment method not found\ntry another"))
        .contains(new ToolError(StepStatus.ERROR, "Error: payment method not found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR - disk full",
        "Error executing tool lend: no copy",
        "  [Error] : no",
        "Internal error: 500",
        "Traceback (most recent call last):\n  File \"x\"",
        "ValueError: no such reader",
        "java.io.IOException: broken pipe",
        "Failed to open the shelf",
        "error"
      })
  void seesErrorsAsToolsWriteThem(String answer) {
    assertThat(ToolError.of(answer)).map(ToolError::status).contains(StepStatus.ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\": \"no copy\"} | no copy",
        "{\"error\": {\"code\": 4, \"message\": \"no copy\"}} | no copy",
        "{\"is_error\": true, \"message\": \"no copy\"} | no copy",
        "{\"success\": false, \"message\": \"no copy\"} | no copy",
        "{\"status\": \"failed\"} | {\"status\": \"failed\"}"
      })
  void seesErrorsInJsonAnswers(String answer, String message) {
    assertThat(ToolError.of(answer)).contains(new ToolError(StepStatus.ERROR, message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: connection timed out",
        "Timeout after 30 s",
        "TimeoutError: page.goto",
        "{\"error\": \"Request time-out\"}",
        "{\"status\": \"timeout\"}"
      })
  void seesTimeouts(String answer) {
    assertThat(ToolError.of(answer)).map(ToolError::status).contains(StepStatus.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Transfer successful",
        "The error was corrected",
        "Errors found: 0",
        "Error rates are down",
        "{\"status\": \"available\", \"error\": null}",
        "{\"error\": \"\", \"success\": true}",
        "{\"error\": false}",
        "{ not json",
        "[]",
        "375"
      })
  void takesAnythingElseForGood(String answer) {
    assertThat(ToolError.of(answer)).isEmpty();
  }
}
