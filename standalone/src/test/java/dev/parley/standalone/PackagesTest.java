package dev.parley.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The program's packages: the root puts the others together, and they do not know it. */
@AnalyzeClasses(
    packages = "dev.parley.standalone",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class PackagesTest {

  @ArchTest
  static final ArchRule noPackagesDependOnOneAnotherInACycle =
      slices().matching("dev.parley.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyOptionsKnowPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley.standalone.options")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyMetricsKnowMicrometerAndPrometheus =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley.standalone.metrics")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.prometheus..");
}
