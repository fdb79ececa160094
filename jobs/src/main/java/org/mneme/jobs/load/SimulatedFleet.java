package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.load.Catalogue.Domain;
import org.mneme.jobs.load.Catalogue.Family;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Task;

/**
 * A fleet of agents of three domains at work, in the order in which its records are sent: episodes
 * interleave, records are sent up to the disorder late, some twice, and questions come in between.
 * Everything is a function of the parameters. Only the episodes that are under way are held in
 * memory, so a fleet may be of any size.
 *
 * <p>Half of the agents send whole episodes as one ordered stream, the other half their steps
 * through the topic of steps. Episodes whose completion names no count are always one stream in
 * order, as the contract asks for.
 */
public final class SimulatedFleet implements Iterator<PlayedRecord> {

  private static final double SAME_SESSION_SHARE = 0.35;
  private static final double LATE_SHARE = 0.3;
  private static final long USUAL_DELAY_MILLIS = 40;
  private static final long RESEND_AFTER_MILLIS = 30_000;
  private static final long SETTLING_MILLIS = 30_000;
  private static final int KNOWN_FROM = 3;

  private final FleetParameters parameters;
  private final List<Domain> domains = Catalogue.ofFleet().domains();
  private final SplittableRandom random;
  private final Truth truth = new Truth();
  private final PriorityQueue<Scheduled> underWay = new PriorityQueue<>();
  private final Map<String, String> sessionOfAgent = new HashMap<>();
  private final Map<String, Long> knownSince = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Asker> askers = new ArrayList<>();

  private long nextStart;
  private int begun;
  private long scheduled;

  public SimulatedFleet(FleetParameters parameters) {
    this.parameters = parameters;
    this.random = new SplittableRandom(parameters.seed());
    this.nextStart = parameters.startMillis();
    for (Domain domain : domains) {
      domain.families().forEach(family -> askers.add(new Asker(domain, family)));
    }
  }

  /** What must come of the records handed out, and of those under way. */
  public Truth truth() {
    return truth;
  }

  /** How much of it has begun, in [0, 1]. */
  public double progress() {
    return (double) begun / parameters.episodes();
  }

  @Override
  public boolean hasNext() {
    return !underWay.isEmpty() || begun < parameters.episodes();
  }

  @Override
  public PlayedRecord next() {
    // No later episode sends anything before it starts, so what is earlier is final.
    while (begun < parameters.episodes()
        && (underWay.isEmpty() || underWay.peek().sent.sendAt() >= nextStart)) {
      begin();
    }
    if (underWay.isEmpty()) {
      throw new NoSuchElementException("the fleet has played all its episodes");
    }
    return underWay.remove().sent;
  }

  private void begin() {
    Domain domain = domains.get(random.nextInt(domains.size()));
    Family family = domain.families().get(random.nextInt(domain.families().size()));
    int agent = random.nextInt(domain.agents().size());
    SplittableRandom own = random.split();
    Slots slots =
        new Slots(
            own,
            Map.of(
                "user", user(domain, own.nextInt(domain.users())),
                "agent", domain.agents().get(agent)),
            List.of(family.slots(), domain.slots()));
    boolean counted = own.nextDouble() >= parameters.uncountedShare();
    EpisodeAuthor.Written written =
        EpisodeAuthor.write(family, slots, own, started(domain, family, slots), counted);

    send(written.events(), counted, agent % 2 == 0 || !counted, own);
    truth.expect(written.expected());
    learn(domain, family, written.expected().closedAt());
    if (own.nextDouble() < parameters.queryShare()) {
      ask(own);
    }
    begun++;
    if (begun == parameters.episodes()) {
      askLast(written.expected().closedAt());
    }
    nextStart += 1 + (long) (-parameters.meanGapMillis() * Math.log(1 - random.nextDouble()));
  }

  private EpisodeEvent started(Domain domain, Family family, Slots slots) {
    String description = slots.fill(family.says().get(random.nextInt(family.says().size())));
    String agent = slots.fill("{agent}");
    String session = sessionOfAgent.get(agent);
    if (session == null || random.nextDouble() >= SAME_SESSION_SHARE) {
      session = String.format("s%06d", begun);
      sessionOfAgent.put(agent, session);
    }
    Task task =
        new Task(
            description,
            family.name(),
            domain.domain(),
            family.tags(),
            "en",
            domain.framework(),
            family.complexity());
    return new EpisodeEvent(
        domain.space(),
        String.format("e%06d", begun),
        nextStart,
        new EpisodeStarted(task, agent, slots.fill("{user}"), session, null),
        null,
        null,
        null);
  }

  private void send(
      List<EpisodeEvent> events, boolean disordered, boolean oneStream, SplittableRandom own) {
    for (EpisodeEvent event : events) {
      Topic topic = event.step() == null || oneStream ? Topic.EPISODES : Topic.STEPS;
      PlayedRecord sent = PlayedRecord.of(event.at() + delay(disordered, own), topic, event);
      schedule(sent);
      if (own.nextDouble() < parameters.resendShare()) {
        schedule(sent.resentAt(sent.sendAt() + 1 + own.nextLong(RESEND_AFTER_MILLIS)));
        truth.countResend();
      }
    }
  }

  private long delay(boolean disordered, SplittableRandom own) {
    if (!disordered) {
      return 0;
    }
    boolean late = own.nextDouble() < LATE_SHARE;
    return own.nextLong(
        1 + Math.min(parameters.disorderMillis(), late ? Long.MAX_VALUE - 1 : USUAL_DELAY_MILLIS));
  }

  /** A family is known once its third episode has closed and had time to settle. */
  private void learn(Domain domain, Family family, long closedAt) {
    String name = domain.space() + '/' + family.name();
    int times = seen.merge(name, 1, Integer::sum);
    if (times <= KNOWN_FROM) {
      knownSince.merge(name, closedAt + SETTLING_MILLIS, Math::max);
    }
  }

  private void ask(SplittableRandom own) {
    List<Asker> able = askers.stream().filter(asker -> asker.isKnownAt(nextStart)).toList();
    if (!able.isEmpty()) {
      ask(able.get(own.nextInt(able.size())), String.format("q%06d", begun), nextStart, own);
    }
  }

  /** A question in every domain when all is done, for whatever it has seen most of. */
  private void askLast(long closedAt) {
    for (Domain domain : domains) {
      askers.stream()
          .filter(asker -> asker.domain.equals(domain) && asker.timesSeen() > 0)
          .max(Comparator.comparingInt(Asker::timesSeen))
          .ifPresent(
              asker -> ask(asker, "last-" + domain.space(), closedAt + SETTLING_MILLIS, random));
    }
  }

  private void ask(Asker asker, String id, long at, SplittableRandom own) {
    Family family = asker.family;
    Slots slots = new Slots(own, Map.of(), List.of(family.slots(), asker.domain.slots()));
    String text = slots.fill(family.asks().get(own.nextInt(family.asks().size())));
    truth.expect(id, family.name());
    schedule(PlayedRecord.of(at, Questions.explained(id, asker.domain.space(), text)));
  }

  private void schedule(PlayedRecord sent) {
    underWay.add(new Scheduled(sent, scheduled++));
  }

  private static String user(Domain domain, int number) {
    return domain.space() + "-user-" + number;
  }

  private final class Asker {

    private final Domain domain;
    private final Family family;

    private Asker(Domain domain, Family family) {
      this.domain = domain;
      this.family = family;
    }

    private boolean isKnownAt(long time) {
      return timesSeen() >= KNOWN_FROM && knownSince.get(name()) <= time;
    }

    private int timesSeen() {
      return seen.getOrDefault(name(), 0);
    }

    private String name() {
      return domain.space() + '/' + family.name();
    }
  }

  private record Scheduled(PlayedRecord sent, long number) implements Comparable<Scheduled> {

    @Override
    public int compareTo(Scheduled other) {
      int bySendTime = Long.compare(sent.sendAt(), other.sent.sendAt());
      return bySendTime != 0 ? bySendTime : Long.compare(number, other.number);
    }
  }
}
