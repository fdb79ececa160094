package org.mneme.association.patterns;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.model.QueryFilter;
import org.mneme.model.Task;

/**
 * What a query is about, as patterns can suit it: the domain, tools and features of the episodes
 * that it found, which vote with their similarity, and the words that it says. One query at a time.
 */
public final class PatternContext {

  /** How well a change suits a query of its domain: it concerns all of it, and nothing more. */
  private static final double FIT_OF_A_CHANGE = 0.5;

  private final PatternIndex index;
  private final long query;
  private final String askedDomain;
  private final Set<String> said;
  private final Set<String> askedFeatures = new HashSet<>();
  private final Map<String, Double> domains = new HashMap<>();
  private final double trust;
  private double weight;
  private int voters;

  /**
   * The context of a query before any episode has voted.
   *
   * @param text what the query says, or null
   * @param trust how much the votes count, in [0, 1]: less when nothing near was found
   */
  public PatternContext(PatternIndex index, String text, QueryFilter filter, double trust) {
    this.index = index;
    this.query = index.nextQuery();
    this.askedDomain = filter.domain();
    this.said = text == null ? Set.of() : new HashSet<>(Arrays.asList(Words.of(text)));
    this.trust = trust;
    if (filter.type() != null) {
      askedFeatures.add("type=" + filter.type());
    }
    for (String tag : filter.tagsAll()) {
      askedFeatures.add("tag=" + tag);
    }
    for (String tag : filter.tagsAny()) {
      askedFeatures.add("tag=" + tag);
    }
  }

  /**
   * Lets an episode vote.
   *
   * @param tools that it called; each counts once
   * @param similarity its weight; what is not above 0 does not vote
   */
  public void vote(Task task, Collection<String> tools, double similarity) {
    if (!(similarity > 0)) {
      return;
    }
    voters++;
    weight += similarity;
    domains.merge(task.domain() == null ? "" : task.domain(), similarity, Double::sum);
    for (String tool : tools) {
      vote(tool, similarity);
    }
    vote("type", task.type(), similarity);
    vote("language", task.language(), similarity);
    vote("framework", task.framework(), similarity);
    if (task.complexity() != null) {
      vote("complexity", task.complexity().name().toLowerCase(Locale.ROOT), similarity);
    }
    for (String tag : task.tags()) {
      vote("tag", tag, similarity);
    }
  }

  /** Whether anything is known that a pattern could suit. */
  public boolean isKnown() {
    return voters > 0 || !said.isEmpty() || !askedFeatures.isEmpty();
  }

  /** Domains that were voted for. */
  public Set<String> domains() {
    return domains.keySet();
  }

  /** How well a pattern suits the query, in [0, 1]. */
  public double of(KnownPattern pattern) {
    return ofDomain(pattern.pattern.domain()) * fit(pattern);
  }

  /** How much a query is about a domain, in [0, 1]: no pattern of it suits the query better. */
  double ofDomain(String domain) {
    if (askedDomain != null) {
      return askedDomain.equals(domain) ? 1 : 0;
    }
    return voters == 0 ? 1 : domains.getOrDefault(domain, 0.0) / weight;
  }

  private double fit(KnownPattern pattern) {
    return switch (pattern.pattern.kind()) {
      case SEQUENCE, DECISION -> tools(pattern);
      case RECOVERY -> Math.max(tools(pattern), said(pattern));
      case CONTEXT -> feature(pattern);
      case CHANGE -> voters == 0 ? FIT_OF_A_CHANGE : trust * FIT_OF_A_CHANGE;
    };
  }

  /** The mean over its tools of how much the episodes found call them, or the query names them. */
  private double tools(KnownPattern pattern) {
    double sum = 0;
    for (Label tool : pattern.tools) {
      Label asked = asked(tool);
      sum += Math.max(share(asked.votes), asked.said);
    }
    return pattern.tools.length == 0 ? 0 : sum / pattern.tools.length;
  }

  private double said(KnownPattern pattern) {
    return pattern.condition == null ? 0 : asked(pattern.condition).said;
  }

  private double feature(KnownPattern pattern) {
    if (pattern.condition == null) {
      return 0;
    }
    return askedFeatures.contains(pattern.condition.name)
        ? 1
        : share(asked(pattern.condition).votes);
  }

  private double share(double votes) {
    return weight > 0 ? trust * votes / weight : 0;
  }

  private void vote(String name, String value, double similarity) {
    if (value != null) {
      vote(name + '=' + value, similarity);
    }
  }

  private void vote(String name, double similarity) {
    Label label = index.label(name);
    if (label != null && asked(label).voter != voters) {
      label.voter = voters;
      label.votes += similarity;
    }
  }

  /** The label, with nothing on it from a query before. */
  private Label asked(Label label) {
    if (label.query != query) {
      label.query = query;
      label.votes = 0;
      label.voter = 0;
      label.said = Words.share(label.words, said);
    }
    return label;
  }
}
