/** The spaces held in memory for answering: loading, writing through, and giving way to others. */
package org.mneme.memory.hot;
