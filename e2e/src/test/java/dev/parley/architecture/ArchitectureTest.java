package dev.parley.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module rules of ARCHITECTURE.md that a pom alone cannot hold. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule noPackagesDependOnOneAnotherInACycle =
      slices().matching("dev.parley.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule protocolKnowsNothingButJavaItself =
      classes()
          .that()
          .resideInAnyPackage("dev.parley.protocol", "dev.parley.protocol.json")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.parley.protocol", "dev.parley.protocol.json");

  @ArchTest
  static final ArchRule clientKnowsNothingButTheProtocol =
      classes()
          .that()
          .resideInAPackage("dev.parley.client..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "dev.parley.client..", "dev.parley.protocol", "dev.parley.protocol.json");

  @ArchTest
  static final ArchRule testkitKnowsTheClientAlone =
      classes()
          .that()
          .resideInAPackage("dev.parley.testkit..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.parley.testkit..",
              "dev.parley.client..",
              "dev.parley.protocol",
              "dev.parley.protocol.json");

  @ArchTest
  static final ArchRule bindingsAreUsableWithoutTheRest =
      classes()
          .that()
          .resideInAPackage("dev.parley.jso..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.teavm.jso..", "dev.parley.jso..");

  @ArchTest
  static final ArchRule onlyWhatRunsInABrowserKnowsTeaVm =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.parley.jso..",
              "dev.parley.browser..",
              "dev.parley.demo.page..",
              "dev.parley.e2e.page..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.teavm..");

  @ArchTest
  static final ArchRule onlyTheServersTransportAndItsPluginKnowJettyAndJavalin =
      noClasses()
          .that(
              resideInAPackage("dev.parley.server..")
                  .and(
                      DescribedPredicate.not(
                          resideInAPackage("dev.parley.server")
                              .or(resideInAPackage("dev.parley.server.transport..")))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty..", "io.javalin..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule theServerKnowsNoClient =
      noClasses()
          .that()
          .resideInAPackage("dev.parley.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.parley.client..", "dev.parley.browser..", "dev.parley.jso..");

  @ArchTest
  static final ArchRule whatRunsInTheBrowserKnowsNoServer =
      noClasses()
          .that()
          .resideInAnyPackage("dev.parley.browser..", "dev.parley.demo.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.parley.server..", "dev.parley.protocol.jackson..", "io.javalin..");
}
