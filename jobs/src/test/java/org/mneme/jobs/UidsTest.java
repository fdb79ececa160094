package org.mneme.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** A uid is what a snapshot's state is found by: those of the job are frozen in docs/state.md. */
class UidsTest {

  private static final Path PAGE = Path.of("../docs/state.md");

  @Test
  void areThoseOfThePage() throws Exception {
    Configuration config = JobDefaults.configuration();
    config.setString("mneme.restore.enabled", "true");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(config);
    MemoryJob.build(env, config);
    TreeSet<String> uids = new TreeSet<>();
    for (StreamNode node : env.getStreamGraph(false).getStreamNodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotNull();
      uids.add(node.getTransformationUID());
    }

    assertThat(uids)
        .as(
            "uids of the job, against the list of docs/state.md. One that goes takes its state"
                + " along: Flink refuses the snapshot. Bring it back; or, where its state is"
                + " meant to go, raise StateVersion and say so in the page. A new one belongs into"
                + " the list")
        .isEqualTo(listed());
  }

  private static Set<String> listed() throws Exception {
    TreeSet<String> uids = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("- uid `")) {
        uids.add(line.substring(7, line.indexOf('`', 7)));
      }
    }
    return uids;
  }
}
