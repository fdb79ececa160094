/** Puts the parts of memory together, as the operator of the job. */
package org.mneme.memory.job;
