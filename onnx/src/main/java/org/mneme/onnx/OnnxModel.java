package org.mneme.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A sentence embedder: texts to unit vectors, {@code float[n]} in their order, with null in the
 * place of one that has no direction. Inputs of the model are {@code input_ids} and, where it has
 * them, {@code attention_mask} and {@code token_type_ids}; its output is {@code
 * sentence_embedding}, or else the first, of shape {@code [n][dimension]} or, to be pooled, {@code
 * [n][tokens][dimension]}.
 *
 * <p>Safe for use by several threads, but not closed while it is used. Nothing leaves the machine.
 */
public final class OnnxModel implements Function<List<String>, float[][]>, AutoCloseable {

  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final String SENTENCE = "sentence_embedding";

  private final HuggingFaceTokenizer tokenizer;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String output;
  private final boolean isOfFirstToken;

  /**
   * Loads a model.
   *
   * @param settings {@code model} and {@code tokenizer}, paths; {@code pooling}, {@code mean} or
   *     {@code cls}; {@code max-tokens} and {@code threads}
   * @throws IllegalArgumentException if a file cannot be read or is no such model
   */
  public OnnxModel(Map<String, String> settings) {
    isOfFirstToken = settings.get("pooling").equals("cls");
    tokenizer =
        tokenizer(file(settings, "tokenizer"), Integer.parseInt(settings.get("max-tokens")));
    environment = OrtEnvironment.getEnvironment();
    Path model = file(settings, "model");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(Integer.parseInt(settings.get("threads")));
      options.setInterOpNumThreads(1);
      session = environment.createSession(model.toString(), options);
    } catch (OrtException e) {
      throw new IllegalArgumentException(model + " is no ONNX model that can be run", e);
    }
    Set<String> outputs = session.getOutputNames();
    output = outputs.contains(SENTENCE) ? SENTENCE : outputs.iterator().next();
    if (!session.getInputNames().contains(IDS)) {
      throw new IllegalArgumentException(
          model + " has inputs " + session.getInputNames() + ", but must have " + IDS);
    }
  }

  private static Path file(Map<String, String> settings, String name) {
    Path file = Path.of(settings.get(name));
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("the " + name + " file " + file + " cannot be read");
    }
    return file;
  }

  private static HuggingFaceTokenizer tokenizer(Path file, int maxTokens) {
    // Else that library reports its use to its makers, and looks for a build for a GPU.
    System.setProperty("ai.djl.offline", "true");
    // It looks for its native part with the thread's class loader, which knows the job's jar.
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(OnnxModel.class.getClassLoader());
    try {
      return HuggingFaceTokenizer.builder()
          .optTokenizerPath(file)
          .optTruncation(true)
          .optMaxLength(maxTokens)
          .optPadding(true)
          .build();
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(file + " is no tokenizer.json", e);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @Override
  public float[][] apply(List<String> texts) {
    if (texts.isEmpty()) {
      return new float[0][];
    }
    Encoding[] encodings = tokenizer.batchEncode(texts);
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        inputs.put(name, tensor(encodings, name));
      }
      Map<String, OnnxTensorLike> named = new HashMap<>(inputs);
      try (OrtSession.Result result = session.run(named, Set.of(output))) {
        OnnxTensor tensor = (OnnxTensor) result.get(0);
        return vectors(tensor.getInfo().getShape(), tensor.getFloatBuffer(), encodings);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the model failed", e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** Input {@code name} of the texts, {@code long[n][tokens]}. */
  private OnnxTensor tensor(Encoding[] encodings, String name) throws OrtException {
    int tokens = encodings[0].getIds().length;
    LongBuffer values = LongBuffer.allocate(encodings.length * tokens);
    for (Encoding encoding : encodings) {
      values.put(
          switch (name) {
            case IDS -> encoding.getIds();
            case MASK -> encoding.getAttentionMask();
            case TYPES -> encoding.getTypeIds();
            default -> throw new IllegalStateException("the model has an unknown input " + name);
          });
    }
    return OnnxTensor.createTensor(
        environment, values.rewind(), new long[] {encodings.length, tokens});
  }

  private float[][] vectors(long[] shape, FloatBuffer values, Encoding[] encodings) {
    boolean isPooled = shape.length == 2;
    int dimension = (int) shape[shape.length - 1];
    int tokens = isPooled ? 1 : (int) shape[1];
    float[][] vectors = new float[encodings.length][];
    for (int i = 0; i < encodings.length; i++) {
      double[] sums = new double[dimension];
      long[] mask = encodings[i].getAttentionMask();
      int pooled = isPooled || isOfFirstToken ? 1 : tokens;
      for (int token = 0; token < pooled; token++) {
        if (pooled == 1 || mask[token] != 0) {
          int from = (i * tokens + token) * dimension;
          for (int j = 0; j < dimension; j++) {
            sums[j] += values.get(from + j);
          }
        }
      }
      vectors[i] = unit(sums);
    }
    return vectors;
  }

  /** {@code sums} at norm 1, or null if they have no direction. */
  private static float[] unit(double[] sums) {
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    double norm = Math.sqrt(squares);
    if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
      return null;
    }
    float[] vector = new float[sums.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (sums[i] / norm);
    }
    return vector;
  }

  @Override
  public void close() throws OrtException {
    tokenizer.close();
    session.close();
  }
}
