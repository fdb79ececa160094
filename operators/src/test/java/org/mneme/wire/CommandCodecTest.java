package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.model.RejectionReason.INVALID_SPACE;
import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.MISSING_FIELD;
import static org.mneme.model.RejectionReason.UNKNOWN_FIELD;
import static org.mneme.model.RejectionReason.WRONG_TYPE;

import org.junit.jupiter.api.Test;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Inbound;
import org.mneme.model.RejectionReason;
import org.mneme.model.TargetKind;

class CommandCodecTest {

  @Test
  void readsAForgetOfAUser() {
    Command command = accepted("forget", ",\"target\":{\"user\":\"u1\"},\"dryRun\":true");

    assertThat(command.kind()).isEqualTo(CommandKind.FORGET);
    assertThat(command.targetKind()).isEqualTo(TargetKind.USER);
    assertThat(command.target()).isEqualTo("u1");
    assertThat(command.dryRun()).isTrue();
    assertThat(command.key()).isEqualTo("s/u1");
    assertThat(command.at()).isEqualTo(Wire.KAFKA_TIME);
  }

  @Test
  void forgetsAWholeSpaceOnlyWhenItsNameIsRepeated() {
    assertThat(accepted("forget", ",\"target\":{\"space\":\"s\"}").targetKind())
        .isEqualTo(TargetKind.SPACE);
    assertRefused("forget", "", MISSING_FIELD, "target is missing");
    assertRefused("forget", ",\"target\":{}", MISSING_FIELD, "target: must name");
    assertRefused("forget", ",\"target\":{\"space\":\"other\"}", INVALID_VALUE, "must repeat");
    assertRefused(
        "forget", ",\"target\":{\"usr\":\"u1\"}", UNKNOWN_FIELD, "target.usr: not one of");
    assertRefused(
        "forget", ",\"target\":{\"user\":\"u\",\"agent\":\"a\"}", INVALID_VALUE, "one thing only");
  }

  @Test
  void pinsAndUnpinsEpisodesAlone() {
    assertThat(accepted("pin", ",\"target\":{\"episode\":\"e1\"}").pinned()).isTrue();
    assertThat(accepted("pin", ",\"target\":{\"episode\":\"e1\"},\"pinned\":false").pinned())
        .isFalse();
    assertRefused("pin", "", MISSING_FIELD, "target is missing");
    assertRefused("pin", ",\"target\":{\"user\":\"u\"}", INVALID_VALUE, "only an episode");
  }

  @Test
  void configuresModelAndCapacityOfASpace() {
    Command command =
        accepted("configure", ",\"model\":\"m\",\"dimension\":768,\"maxEpisodes\":1000000");

    assertThat(command.model()).isEqualTo("m");
    assertThat(command.dimension()).isEqualTo(768);
    assertThat(command.maxEpisodes()).isEqualTo(1_000_000);
    assertThat(command.targetKind()).isEqualTo(TargetKind.SPACE);
    assertThat(command.key()).isEqualTo("s/s");
    assertRefused("configure", "", MISSING_FIELD, "model is missing");
    assertRefused("configure", ",\"model\":\"m\"", MISSING_FIELD, "need each other");
    assertRefused("configure", ",\"dimension\":2", MISSING_FIELD, "model is missing");
    assertRefused(
        "configure", ",\"model\":\"m\",\"dimension\":1", INVALID_VALUE, "1 is not in [2, 4096]");
    assertRefused("configure", ",\"maxEpisodes\":0", INVALID_VALUE, "maxEpisodes");
    assertRefused("configure", ",\"maxEpisodes\":1000001", INVALID_VALUE, "maxEpisodes");
  }

  @Test
  void reembedsWithTheSameModelOrAnother() {
    assertThat(accepted("reembed", "").model()).isNull();
    assertThat(accepted("reembed", ",\"model\":\"m\",\"dimension\":9").dimension()).isEqualTo(9);
    assertRefused("reembed", ",\"dimension\":9", MISSING_FIELD, "need each other");
  }

  @Test
  void refusesACommandWithoutTypeIdOrSpace() {
    Wire.assertRefused(decode("{\"id\":\"c1\",\"space\":\"s\"}"), MISSING_FIELD, "type is missing");
    Wire.assertRefused(
        decode("{\"type\":\"reembed\",\"space\":\"s\"}"), MISSING_FIELD, "id is missing");
    Wire.assertRefused(
        decode("{\"type\":\"reembed\",\"id\":\"c\"}"), MISSING_FIELD, "space is missing");
    Wire.assertRefused(
        decode("{\"type\":\"reembed\",\"id\":\"c\",\"space\":\"a b\"}"), INVALID_SPACE, "space");
    Wire.assertRefused(
        decode("{\"type\":\"erase\",\"id\":\"c\",\"space\":\"s\"}"), INVALID_VALUE, "\"erase\"");
    Wire.assertRefused(
        decode("{\"type\":7,\"id\":\"c\",\"space\":\"s\"}"), WRONG_TYPE, "type: expected a string");
  }

  private static Inbound decode(String json) {
    return Wire.CODEC.decodeCommand(Wire.origin(json));
  }

  private static Inbound decode(String type, String fields) {
    return decode("{\"type\":\"" + type + "\",\"id\":\"c1\",\"space\":\"s\"" + fields + "}");
  }

  private static Command accepted(String type, String fields) {
    Inbound inbound = decode(type, fields);
    assertThat(inbound.rejection()).isNull();
    return inbound.command();
  }

  private static void assertRefused(
      String type, String fields, RejectionReason reason, String message) {
    Wire.assertRefused(decode(type, fields), reason, message);
  }
}
