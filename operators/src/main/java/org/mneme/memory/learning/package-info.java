/** What a learning window changes, phase by phase. */
package org.mneme.memory.learning;
