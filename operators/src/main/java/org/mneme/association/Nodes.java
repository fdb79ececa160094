package org.mneme.association;

import org.mneme.model.IdOrder;

/**
 * The nodes of one space as numbers: episodes by row, and behind them concepts by slot. Ordered by
 * {@link IdOrder}; of an episode and a concept with the same id the episode is first.
 */
final class Nodes {

  private final RowIds rows;
  private final ConceptIndex concepts;
  private final int rowLimit;

  Nodes(RowIds rows, ConceptIndex concepts) {
    this.rows = rows;
    this.concepts = concepts;
    this.rowLimit = rows.rowLimit();
  }

  int limit() {
    return rowLimit + concepts.slotLimit();
  }

  boolean isConcept(int node) {
    return node >= rowLimit;
  }

  int ofSlot(int slot) {
    return rowLimit + slot;
  }

  int slot(int node) {
    return node - rowLimit;
  }

  long idHash(int node) {
    return isConcept(node) ? concepts.idHash(slot(node)) : rows.idHash(node);
  }

  String id(int node) {
    return isConcept(node) ? concepts.id(slot(node)) : rows.id(node);
  }

  /** Whether activation may reach the node, but must not leave it. */
  boolean isSilent(int node) {
    return isConcept(node) ? concepts.isHidden(slot(node)) : rows.isHidden(node);
  }

  boolean precedes(int node, int other) {
    return precedes(idHash(node), node, idHash(other), other);
  }

  boolean precedes(long idHash, int node, long otherHash, int other) {
    if (idHash != otherHash) {
      return idHash < otherHash;
    }
    int byId = id(node).compareTo(id(other));
    return byId != 0 ? byId < 0 : node < other;
  }
}
