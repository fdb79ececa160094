package org.mneme.embedding.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.mneme.embedding.provider.ProviderException;

/**
 * What goes to {@code /v1/embeddings} and comes back, as of OpenAI's API reference: {@code {model,
 * input[], encoding_format, dimensions?}} and {@code {data[{index, embedding[]}]}}.
 */
final class EmbeddingsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddingsJson() {}

  static byte[] request(Endpoint endpoint, List<String> texts) {
    ObjectNode request = JSON.createObjectNode();
    request.put("model", endpoint.model());
    ArrayNode input = request.putArray("input");
    // Some providers refuse an empty text; a blank one means the same.
    texts.forEach(text -> input.add(text.isEmpty() ? " " : text));
    request.put("encoding_format", "float");
    if (endpoint.asksForDimension()) {
      request.put("dimensions", endpoint.dimension());
    }
    try {
      return JSON.writeValueAsBytes(request);
    } catch (JacksonException e) {
      throw new IllegalStateException("a tree of texts cannot be written", e);
    }
  }

  /**
   * The unit vectors of {@code texts[n]} in their order: {@code float[n][dimension]}; null in the
   * place of one that has another dimension, is not finite, or has no direction.
   *
   * @throws ProviderException if the answer is no JSON of this form, or of another number of texts
   */
  static float[][] vectors(byte[] answer, int texts, int dimension) throws ProviderException {
    JsonNode data = data(answer);
    if (!data.isArray() || data.size() != texts) {
      throw failed("the answer has " + data.size() + " vectors for " + texts + " texts");
    }
    float[][] vectors = new float[texts][];
    boolean[] isGiven = new boolean[texts];
    for (int i = 0; i < texts; i++) {
      JsonNode item = data.get(i);
      int index = item.path("index").asInt(i);
      if (index < 0 || index >= texts || isGiven[index]) {
        throw failed("the answer has index " + index + " twice or beyond " + texts + " texts");
      }
      isGiven[index] = true;
      vectors[index] = unit(item.path("embedding"), dimension);
    }
    return vectors;
  }

  private static JsonNode data(byte[] answer) throws ProviderException {
    try {
      return JSON.readTree(answer).path("data");
    } catch (IOException e) {
      // Not its message: that may hold what the agents wrote.
      throw failed("the answer is no JSON (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static float[] unit(JsonNode numbers, int dimension) {
    if (!numbers.isArray() || numbers.size() != dimension) {
      return null;
    }
    double squares = 0;
    for (JsonNode number : numbers) {
      if (!number.isNumber()) {
        return null;
      }
      squares += number.doubleValue() * number.doubleValue();
    }
    double norm = Math.sqrt(squares);
    if (!(norm > 0 && norm < Float.MAX_VALUE)) {
      return null;
    }
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (numbers.get(i).doubleValue() / norm);
    }
    return vector;
  }

  private static ProviderException failed(String message) {
    return new ProviderException(ProviderException.Kind.FAILED, message);
  }
}
