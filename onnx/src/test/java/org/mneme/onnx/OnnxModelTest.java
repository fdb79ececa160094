package org.mneme.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

  @TempDir Path folder;

  @Test
  void givesTheUnitVectorsOfTexts() throws Exception {
    try (OnnxModel model = new OnnxModel(TinyModel.in(folder, "mean"))) {
      float[][] vectors = model.apply(List.of("book", "Cancel"));

      assertThat(vectors).hasDimensions(2, TinyModel.DIMENSION);
      assertIsMeanOf(vectors[0], "book");
      assertIsMeanOf(vectors[1], "cancel");
    }
  }

  @Test
  void poolsTheTokensOfATextAndNotWhatFillsItUp() throws Exception {
    try (OnnxModel model = new OnnxModel(TinyModel.in(folder, "mean"))) {
      float[][] vectors = model.apply(List.of("book flight hotel", "refund"));

      assertIsMeanOf(vectors[0], "book", "flight", "hotel");
      assertIsMeanOf(vectors[1], "refund");
    }
  }

  @Test
  void takesTheFirstTokenWhereTheModelWantsThat() throws Exception {
    try (OnnxModel model = new OnnxModel(TinyModel.in(folder, "cls"))) {
      assertIsMeanOf(model.apply(List.of("flight refund"))[0], "flight");
    }
  }

  @Test
  void cutsATextThatIsTooLong() throws Exception {
    try (OnnxModel model = new OnnxModel(TinyModel.in(folder, "mean"))) {
      assertIsMeanOf(model.apply(List.of("book ".repeat(8) + "refund ".repeat(99)))[0], "book");
    }
  }

  @Test
  void hasNoVectorOfATextWithoutTokens() throws Exception {
    try (OnnxModel model = new OnnxModel(TinyModel.in(folder, "mean"))) {
      float[][] vectors = model.apply(List.of("", "book"));

      assertThat(vectors[0]).isNull();
      assertIsMeanOf(vectors[1], "book");
    }
  }

  @Test
  void namesTheFileThatIsMissingOrNoModel() throws Exception {
    Map<String, String> settings = TinyModel.in(folder, "mean");
    Path model = Path.of(settings.get("model"));
    Files.writeString(model, "no model");
    assertThatThrownBy(() -> new OnnxModel(settings)).hasMessageContaining(model.toString());

    Files.delete(model);
    assertThatThrownBy(() -> new OnnxModel(settings))
        .hasMessage("the model file " + model + " cannot be read");

    Files.writeString(Path.of(settings.get("tokenizer")), "{}");
    assertThatThrownBy(() -> new OnnxModel(settings)).hasMessageContaining("no tokenizer.json");
  }

  private static void assertIsMeanOf(float[] vector, String... words) {
    double[] sums = new double[TinyModel.DIMENSION];
    double squares = 0;
    for (int j = 0; j < sums.length; j++) {
      for (String word : words) {
        sums[j] += TinyModel.component(TinyModel.id(word), j);
      }
      squares += sums[j] * sums[j];
    }
    for (int j = 0; j < sums.length; j++) {
      assertThat((double) vector[j]).isCloseTo(sums[j] / Math.sqrt(squares), within(1e-5));
    }
  }
}
