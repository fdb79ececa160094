/** Answers queries over a held space: candidates, ranking, spreading, pages, refusals. */
package org.mneme.memory.recall;
