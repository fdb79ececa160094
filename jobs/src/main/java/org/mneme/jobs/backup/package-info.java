/** The backup of a memory: what its topics of memories and commands hold, as a file. */
package org.mneme.jobs.backup;
