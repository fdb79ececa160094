package org.mneme.memory.hot;

import java.util.BitSet;
import java.util.Set;

/**
 * What of a space waiting forgets hide, loaded or not.
 *
 * @param rows of experiences
 * @param concepts their ids
 * @param patternsBefore patterns that were seen last before that go, epoch milliseconds
 */
record Mask(BitSet rows, Set<String> concepts, long patternsBefore) {}
