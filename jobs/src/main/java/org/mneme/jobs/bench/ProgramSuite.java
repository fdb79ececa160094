package org.mneme.jobs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A suite of programs among the tests of one module: benchmarks of JMH, and programs that print
 * tables in Markdown.
 *
 * @param name of the suite
 * @param module whose tests they are among
 * @param heap of each program's JVM
 * @param jmh pattern of JMH's benchmarks, with its further arguments; empty for none
 * @param programs each with its arguments
 */
record ProgramSuite(
    String name, String module, String heap, List<String> jmh, List<List<String>> programs) {

  private static final String JMH = "org.openjdk.jmh.Main";

  BenchResult run(Checkout checkout, Map<String, String> parameters, PrintWriter out)
      throws IOException, InterruptedException {
    List<Table> tables = new ArrayList<>();
    if (!jmh.isEmpty()) {
      Path results = Files.createTempFile("jmh-", ".json");
      List<String> arguments = new ArrayList<>(jmh);
      arguments.addAll(List.of("-rf", "json", "-rff", results.toString()));
      checkout.run(module, heap, JMH, arguments, out);
      tables.add(JmhTable.read(results));
      Files.delete(results);
    }
    for (List<String> program : programs) {
      List<String> arguments = program.subList(1, program.size());
      String title = program.get(0).substring(program.get(0).lastIndexOf('.') + 1);
      for (Table table : Table.parse(checkout.run(module, heap, program.get(0), arguments, out))) {
        tables.add(new Table(title, table.columns(), table.rows()));
      }
    }
    List<String> problems = tables.isEmpty() ? List.of("nothing was measured") : List.of();
    return new BenchResult(
        name, Machine.here(), Instant.now().toString(), parameters, tables, List.of(), problems);
  }
}
