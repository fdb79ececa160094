/**
 * The records on the edges of the dataflow: what producers write, what operators hand to each other
 * and what consumers read. Plain values only, so that each serialises as a POJO without Kryo. Every
 * operator package may use this one; it uses none.
 */
package org.mneme.model;
