package org.mneme.episodic.prediction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Credits the experiences that a step used with its success, and connects them with each other
 * where it went well: {@code s += rate · (success − s)}, both ways. An experience with too many
 * connections loses its weakest, ties by the larger id; the other end loses it too, so that who is
 * connected to an experience stands in that experience.
 */
public final class Crediting {

  private final CreditParameters parameters;

  /** Credits by these parameters. */
  public Crediting(CreditParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Credits {@code used}, in the order of their ids. Whatever is not known, or is later than {@code
   * latest}, is skipped: a step cannot have been predicted from it, or only by clocks that differ.
   *
   * @param latest latest event time that is learned now, epoch milliseconds
   */
  public void credit(Collection<String> used, double success, long latest, Standings standings)
      throws Exception {
    List<String> ids = new ArrayList<>();
    for (String id : new TreeSet<>(used)) {
      Standing standing = standings.get(id);
      if (standing != null && standing.at() <= latest) {
        standings.put(id, standing.used(success, parameters.recentSuccesses()));
        ids.add(id);
      }
    }
    if (success > parameters.connectionThreshold()) {
      for (int i = 0; i < ids.size(); i++) {
        for (int j = i + 1; j < ids.size(); j++) {
          connect(ids.get(i), ids.get(j), success, standings);
        }
      }
    }
  }

  /** Removes every connection to {@code experience}, which is about to go. */
  public static void disconnect(String experience, Standings standings) throws Exception {
    Standing standing = standings.get(experience);
    if (standing != null) {
      for (Connection connection : standing.connections()) {
        cut(connection.experience(), experience, standings);
      }
    }
  }

  private void connect(String a, String b, double success, Standings standings) throws Exception {
    Standing ofA = standings.get(a);
    Standing ofB = standings.get(b);
    double before = ofA.strength(b);
    double strength = before + parameters.connectionRate() * (success - before);
    Connection toB = new Connection(b, strength);
    Connection toA = new Connection(a, strength);
    if (before == 0 && !(hasRoomFor(toB, ofA) && hasRoomFor(toA, ofB))) {
      return;
    }
    standings.put(a, ofA.with(toB));
    standings.put(b, ofB.with(toA));
    dropWeakest(a, standings);
    dropWeakest(b, standings);
  }

  private boolean hasRoomFor(Connection connection, Standing standing) {
    List<Connection> connections = standing.connections();
    return connections.size() < parameters.maxConnections()
        || (!connections.isEmpty()
            && Standing.precedes(connection, connections.get(connections.size() - 1)));
  }

  private void dropWeakest(String experience, Standings standings) throws Exception {
    Standing standing = standings.get(experience);
    int count = standing.connections().size();
    if (count > parameters.maxConnections()) {
      String weakest = standing.connections().get(count - 1).experience();
      standings.put(experience, standing.without(weakest));
      cut(weakest, experience, standings);
    }
  }

  private static void cut(String from, String to, Standings standings) throws Exception {
    Standing standing = standings.get(from);
    if (standing != null) {
      standings.put(from, standing.without(to));
    }
  }
}
