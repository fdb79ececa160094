/**
 * The command line: one class a command, over the rest of the job. Errors that a user can mend are
 * one line that says what to do, and an exit code ({@link org.mneme.jobs.cli.ExitCode}); a stack
 * trace goes to the log alone. It may use every package of the job, and none uses it.
 */
package org.mneme.jobs.cli;
