package org.mneme.jobs.load;

import picocli.CommandLine.Command;

/** {@code mneme bench}: the measurements, each a command of its own. */
@Command(name = "bench", description = "Measures the whole job on this machine.")
public final class BenchCommand {}
