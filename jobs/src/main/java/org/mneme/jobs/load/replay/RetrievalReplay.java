package org.mneme.jobs.load.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mneme.jobs.load.replay.Author.Asked;
import org.mneme.model.HitKind;
import org.mneme.model.QueryFilter;
import org.mneme.model.Step;

/**
 * rust-self-learning-memory's accuracy of retrieval: half of a hundred episodes are of another
 * domain than the question; and the same among ten domains with a hundred questions.
 *
 * <p><i>Source:</i> d-o-hub/rust-self-learning-memory, {@code benches/phase3_retrieval_accuracy.rs}
 * (the hundred); the ten domains as the issue names them, with texts of our own.
 */
final class RetrievalReplay implements Replay {

  private static final int HITS = 10;
  private static final int OF_EACH = 50;
  private static final int STEPS = 20;
  private static final int QUESTIONS = 100;
  private static final double PER_SECOND = 100;

  /** A domain, what its episodes do, and what is asked of it. */
  private record Domain(String name, String does, String asked) {}

  private static final List<Domain> TWO =
      List.of(
          new Domain("web-api", "Build REST API endpoint", "Implement authentication API"),
          new Domain("data-science", "Analyze dataset", ""));

  private static final List<Domain> TEN =
      List.of(
          new Domain("payments", "Refund a card payment", "refund the payment of this card"),
          new Domain("flights", "Rebook a cancelled flight", "flight was cancelled, rebook it"),
          new Domain("kitchen", "Bake sourdough bread", "bake a sourdough loaf"),
          new Domain("garden", "Prune the apple trees", "how to prune an apple tree"),
          new Domain("network", "Replace a failed router", "the router failed, replace it"),
          new Domain("database", "Restore tables from backup", "restore a table out of a backup"),
          new Domain("robotics", "Calibrate the gripper arm", "calibrate an arm with gripper"),
          new Domain("music", "Transcribe a piano recording", "transcribe this piano piece"),
          new Domain("legal", "Review a rental contract", "contract for rental to review"),
          new Domain("medicine", "Schedule a blood test", "blood test to be scheduled"));

  private final ReplaySize size;
  private final Author author;
  private final Author tenAuthor;
  private final Precision plain = new Precision("web-api-");
  private final Precision filtered = new Precision("web-api-");
  private final Precision ten = new Precision(null);

  RetrievalReplay(ReplaySize size, Author.Maker author) {
    this.size = size;
    this.author = author.in("accuracy");
    this.tenAuthor = author.in("domains");
  }

  @Override
  public String source() {
    return "d-o-hub/rust-self-learning-memory, benches/phase3_retrieval_accuracy.rs; the ten"
        + " domains by their numbers, with texts of our own";
  }

  @Override
  public Iterator<Operation> preload() {
    List<Operation> stored = new ArrayList<>();
    for (Domain domain : TWO) {
      IntStream.range(0, OF_EACH).forEach(i -> stored.add(store(author, domain, i)));
    }
    for (Domain domain : TEN) {
      IntStream.range(0, size.preload(100) / TEN.size())
          .forEach(i -> stored.add(store(tenAuthor, domain, i)));
    }
    return stored.iterator();
  }

  @Override
  public List<Scene> scenes() {
    double perSecond = size.perSecond(PER_SECOND);
    QueryFilter webApi = filter(TWO.get(0));
    return List.of(
        new Scene("web-api", perSecond, QUESTIONS, question(QueryFilter.NONE), plain),
        new Scene("web-api, filtered", perSecond, QUESTIONS, question(webApi), filtered),
        new Scene("ten domains", perSecond, QUESTIONS, this::ofTen, ten));
  }

  @Override
  public Map<String, Double> found() {
    Map<String, Double> found = new TreeMap<>();
    found.put("of the domain, web-api among two", plain.mean());
    found.put("of the domain, web-api among two, filtered", filtered.mean());
    found.put("of the domain, ten domains", ten.mean());
    return found;
  }

  private Scene.Script question(QueryFilter filter) {
    return (run, index) ->
        author.ask(
            "query",
            run + '-' + index,
            Asked.text(TWO.get(0).asked, HITS),
            filter,
            HitKind.EPISODE);
  }

  private Operation ofTen(String run, int index) {
    Domain domain = TEN.get(index % TEN.size());
    ten.expect(index, domain.name + '-');
    return tenAuthor.ask(
        "query",
        run + '-' + index,
        Asked.text(domain.asked, HITS),
        QueryFilter.NONE,
        HitKind.EPISODE);
  }

  private static QueryFilter filter(Domain domain) {
    return new QueryFilter(
        domain.name, null, List.of(), List.of(), null, null, null, null, null, null, null);
  }

  private static Operation store(Author author, Domain domain, int number) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      steps.add(
          Author.step(i + 1, "tool_" + i % 5, "Step " + i + " action", "Step " + i + " output"));
    }
    return author.store(
        "store",
        new Author.Told(
            domain.name + '-' + number,
            System.currentTimeMillis(),
            Author.task(domain.does + ' ' + number, null, domain.name, List.of("test")),
            null,
            null),
        steps);
  }
}
