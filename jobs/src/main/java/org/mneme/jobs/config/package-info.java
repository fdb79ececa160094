/**
 * Configuration: the catalogue of every option of Mneme, and the loader that puts defaults, a file
 * and the command line into one Flink {@code Configuration}. It knows the option classes of the
 * other packages and nothing else of them.
 */
package org.mneme.jobs.config;
