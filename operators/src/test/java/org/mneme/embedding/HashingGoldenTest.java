package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Vectors bit for bit, as SHA-256 of their little-endian float32 bytes. Stored memories hold such
 * vectors: whoever has to change a line here needs another model name.
 */
class HashingGoldenTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "384 | '' | 373421642a44f7412f4316b06f4e62f24ef7b30c879338577170cfadcf591baa",
        "384 | 'Book a flight to Seattle' | 2858fa1d160a75785cc6374cfe48f5651d565ff8a792ccdaa9dc81590ac3a85a",
        "384 | 'Hi! I would like to change my return flight, please.' | e02acdd79ea7a645e4ab5f0515d6e8e4e0a2dfee39c0653f3abb0d0922126f1c",
        "384 | 'cancel cancel cancel\nget_user_details cancel_reservation' | c4c19eb4a7bcba0e57be01acf04c96b3873b4997c6ce2a830662ec43c9ffc283",
        "384 | 'Ünïcödé: 東京 → Москва 🚀' | 506ceaa726010557851e198d5896f8eb14b84619ba69eea9a533b39a35683cab",
        "768 | 'Book a flight to Seattle' | 7ca51c47a5206606d46da9356309cf43413e8129b167a140f39386debfe3aa7a"
      })
  void givesTheSameBitsForEver(int dimension, String text, String sha256)
      throws NoSuchAlgorithmException {
    byte[] vector = new HashingEmbedder(dimension).embed(text).f32();

    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(vector)))
        .isEqualTo(sha256);
  }
}
