package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mneme.jobs.load.Catalogue.Domain;
import org.mneme.jobs.load.Catalogue.Family;
import org.mneme.wire.Codec;

/** The questions of the benchmark: a few hundred texts of all families, asked in turn. */
final class BenchQuestions {

  private static final int TEXTS = 500;

  private final List<String> texts;
  private final Codec codec;

  BenchQuestions(long seed, Codec codec) {
    this.codec = codec;
    this.texts = texts(seed);
  }

  /** The texts alone. */
  static List<String> texts(long seed) {
    List<String> texts = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    List<Domain> domains = Catalogue.ofFleet().domains();
    while (texts.size() < TEXTS) {
      Domain domain = domains.get(random.nextInt(domains.size()));
      Family family = domain.families().get(random.nextInt(domain.families().size()));
      Slots slots = new Slots(random, Map.of(), List.of(family.slots(), domain.slots()));
      texts.add(slots.fill(family.asks().get(random.nextInt(family.asks().size()))));
    }
    return texts;
  }

  /** The query of this index as it is written to Kafka. */
  byte[] encoded(String id, int index) {
    return codec.encode(Questions.plain(id, BenchStore.SPACE, texts.get(index % texts.size())));
  }

  /** Mean size of a query, bytes. */
  long meanBytes() {
    long sum = 0;
    for (int i = 0; i < texts.size(); i++) {
      sum += encoded("phase0-" + i, i).length;
    }
    return sum / texts.size();
  }
}
