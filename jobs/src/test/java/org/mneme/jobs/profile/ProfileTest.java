package org.mneme.jobs.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProfileTest {

  @Test
  void putsTheRecordingBesideTheFlameGraph() {
    assertThat(Profile.besides(Path.of("out", "ingest.html")))
        .isEqualTo(Path.of("out", "ingest.jfr"));
    assertThat(Profile.besides(Path.of("ingest"))).isEqualTo(Path.of("ingest.jfr"));
  }
}
