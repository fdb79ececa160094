package org.mneme.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayOptionsTest {

  private final Configuration options = new Configuration();

  @Test
  void sendsNoSpansUnlessToldWhere() {
    assertThat(GatewayOptions.parameters(options).otlpEndpoint()).isNull();
    options.set(GatewayOptions.OTLP_ENDPOINT, "http://127.0.0.1:4318");
    assertThat(GatewayOptions.parameters(options).otlpEndpoint())
        .isEqualTo("http://127.0.0.1:4318");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1:4318",
        "grpc://127.0.0.1:4317",
        "http:///v1",
        "http://me:secret@127.0.0.1:4318",
        "http://127.0.0.1:4318?api-key=secret",
        "http://a b"
      })
  void refusesAnEndpointThatIsNoAddress(String endpoint) {
    options.set(GatewayOptions.OTLP_ENDPOINT, endpoint);
    assertThatThrownBy(() -> GatewayOptions.parameters(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mneme.gateway.otlp-endpoint")
        .hasMessageNotContaining("secret");
  }
}
