package org.mneme.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * The layout as rules: jobs → operators → kernels, operators in a star, pure logic without Flink.
 */
@AnalyzeClasses(packages = "org.mneme", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  private static final Set<String> OPERATOR_PACKAGES =
      Set.of(
          "wire",
          "admission",
          "concepts",
          "episodes",
          "embedding",
          "episodic",
          "association",
          "memory",
          "latency");

  @ArchTest
  static final ArchRule kernelsKnowOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("org.mneme.kernels..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.mneme.kernels..", "java..", "javax.management..", "jdk.incubator.vector..");

  @ArchTest
  static final ArchRule operatorsDoNotKnowJobs =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.mneme.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.mneme.jobs..");

  @ArchTest
  static final ArchRule theGatewayKnowsRecordsAndTheClientAndNothingElse =
      noClasses()
          .that()
          .resideInAPackage("org.mneme.gateway..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mneme..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.mneme.gateway..",
                              "org.mneme.client.topics..",
                              "org.mneme.client.transport..",
                              "org.mneme.model..",
                              "org.mneme.wire.."))));

  @ArchTest
  static final ArchRule theClientKnowsTheJdkAndJackson =
      classes()
          .that()
          .resideInAnyPackage("org.mneme.client", "org.mneme.client.transport..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.mneme.client",
              "org.mneme.client.transport..",
              "java..",
              "com.fasterxml.jackson..")
          .because("who speaks HTTP needs neither Kafka's client nor Flink");

  @ArchTest
  static final ArchRule onlyItsTopicsKnowKafka =
      classes()
          .that()
          .resideInAPackage("org.mneme.client.topics..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.mneme.client.topics..",
              "org.mneme.client.transport..",
              "java..",
              "com.fasterxml.jackson..",
              "org.apache.kafka..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule onlyTheGatewaysOptionsKnowFlink =
      noClasses()
          .that()
          .resideInAPackage("org.mneme.gateway..")
          .and()
          .haveNameNotMatching(".*Options")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule modelUsesNoOtherPackage =
      noClasses()
          .that()
          .resideInAPackage("org.mneme.model..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.mneme..").and(not(resideInAPackage("org.mneme.model.."))));

  @ArchTest
  static void operatorPackagesFormAStar(JavaClasses all) {
    for (String name : OPERATOR_PACKAGES) {
      noClasses()
          .that()
          .resideInAPackage("org.mneme." + name + "..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(othersOf(name)))
          .because("each operator package may use the model and the kernels, none another's")
          .check(all);
    }
  }

  @ArchTest
  static final ArchRule onlyOperatorClassesKnowFlink =
      noClasses()
          .that()
          .resideInAnyPackage(
              OPERATOR_PACKAGES.stream()
                  .map(name -> "org.mneme." + name + "..")
                  .toArray(String[]::new))
          .and()
          .haveNameNotMatching(".*(Function|Operator|State|Metrics|Options|Types)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..")
          .because("logic must run in plain JUnit and JMH");

  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices().matching("org.mneme.(**)").should().beFreeOfCycles();

  private static String[] othersOf(String name) {
    Set<String> composed =
        name.equals("memory") ? Set.of("memory", "episodic", "association") : Set.of(name);
    return OPERATOR_PACKAGES.stream()
        .filter(other -> !composed.contains(other))
        .map(other -> "org.mneme." + other + "..")
        .toArray(String[]::new);
  }
}
