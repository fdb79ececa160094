package org.mneme.embedding;

import java.util.Set;

/**
 * English words that say nothing about a task: articles, pronouns, prepositions, conjunctions,
 * auxiliaries, the pieces that an apostrophe leaves ({@code i'd}, {@code don't}), and greetings.
 * Negations stay, because "no" and "not" change what is asked. A change here changes vectors, so it
 * needs another model name.
 */
final class StopWords {

  static final Set<String> ENGLISH =
      Set.of(
          """
          a an the this that these those some any each every either neither both all such other
          another own same
          i me my mine myself we us our ours ourselves you your yours yourself yourselves
          he him his himself she her hers herself it its itself they them their theirs themselves
          one ones someone something anyone anything everyone everything
          who whom whose which what where when why how
          am is are was were be been being do does did doing done have has had having
          can could shall should will would may might must ought
          of in on at by for with about against between into through during before after above
          below to from up down out off over under onto upon within toward towards via per
          and or but nor so yet if then than as because until while although though since unless
          whether
          again further once here there now just also too very only quite rather really even still
          ever much more most many few less least lot lots
          d ll m re s t ve don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn
          shouldn mustn let lets
          hi hello hey please thanks thank dear greetings ok okay yes
          """
              .strip()
              .split("\\s+"));

  private StopWords() {}
}
