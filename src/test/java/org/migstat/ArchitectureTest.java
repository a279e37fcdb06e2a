package org.migstat;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** Where code may live. A package that does not exist yet keeps its rule. */
@AnalyzeClasses(packages = "org.migstat", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "org.migstat.core..";
  private static final String IO = "org.migstat.io..";
  private static final String SCHEMA = "org.migstat.schema..";
  private static final String BEAM = "org.migstat.beam..";
  private static final String PIPELINE = "org.migstat.pipeline..";
  private static final String QUERY = "org.migstat.query..";
  private static final String REPORT = "org.migstat.report..";
  private static final String CLI = "org.migstat.cli..";
  private static final String AUDIT = "org.migstat.audit..";

  private static final String TABLES = "org.migstat.io.table..";
  private static final String DEFINITIONS = "org.migstat.io.definition..";
  private static final String CODE_LISTS = "org.migstat.io.codelist..";
  private static final String PARQUET = "org.migstat.io.parquet..";
  private static final String RELEASES = "org.migstat.io.release..";

  @ArchTest
  static final ArchRule coreIsPlainJava =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", CORE, "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule ioKnowsOnlyCore = knowsNothingOf(IO, BEAM, PIPELINE, QUERY, REPORT, CLI);

  @ArchTest
  static final ArchRule beamKnowsOnlyIoAndCore = knowsNothingOf(BEAM, PIPELINE, QUERY, REPORT, CLI);

  @ArchTest
  static final ArchRule pipelineIsBelowTheCommandLine =
      knowsNothingOf(PIPELINE, QUERY, REPORT, CLI);

  @ArchTest
  static final ArchRule queryIsBelowTheCommandLine =
      knowsNothingOf(QUERY, PIPELINE, BEAM, REPORT, CLI);

  @ArchTest
  static final ArchRule whatAuditsKnowsNothingOfWhatItAudits =
      knowsNothingOf(
          AUDIT,
          "org.migstat.core.disclosure..",
          "org.migstat.core.suppression..",
          "org.migstat.core.resolve..",
          "org.migstat.core.relate..",
          BEAM,
          PIPELINE,
          QUERY,
          REPORT,
          CLI);

  @ArchTest static final ArchRule workbooksAreReadInOnePlace = only("org.apache.poi..", TABLES);

  @ArchTest
  static final ArchRule delimitedTextIsReadAndWrittenWhereTablesAre =
      only("de.siegmar.fastcsv..", TABLES, DEFINITIONS, CODE_LISTS, QUERY);

  @ArchTest
  static final ArchRule jsonAndYamlAreReadWhereDefinitionsAndManifestsAre =
      only("com.fasterxml.jackson..", DEFINITIONS, RELEASES);

  @ArchTest static final ArchRule parquetHasOnePlace = only("org.apache.parquet..", PARQUET);

  @ArchTest static final ArchRule avroHasOnePlace = only("org.apache.avro..", PARQUET, SCHEMA);

  @ArchTest static final ArchRule databasesAreForQueries = only("java.sql..", QUERY, AUDIT);

  @ArchTest static final ArchRule duckDbIsForQueries = only("org.duckdb..", QUERY);

  @ArchTest
  static final ArchRule theEngineIsWiredInTwoPlaces = only("org.apache.beam..", BEAM, PIPELINE);

  @ArchTest static final ArchRule optionsAreReadByTheCommandLine = only("picocli..", CLI);

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses().that().resideOutsideOfPackage(CLI).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule onlyTheCommandLineReadsTheClock =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .callMethodWhere(describe("it tells what time it is", ArchitectureTest::tellsTheTime));

  @ArchTest
  static final ArchRule classesAreNamedAfterWhatTheyAre =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Processor|Info)(\\$.*)?");

  @ArchTest
  static final ArchRule accessorsAreNamedAfterTheirValue =
      methods()
          .that()
          .areDeclaredInClassesThat(outside(SCHEMA))
          .and()
          .haveNameMatching("get[A-Z].*")
          .should(beAskedForByALibrary())
          .allowEmptyShould(true);

  private static ArchCondition<JavaMethod> beAskedForByALibrary() {
    return new ArchCondition<>("be asked for by a library") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean inherited = supertypes(method.getOwner()).anyMatch(type -> declares(type, method));
        events.add(new SimpleConditionEvent(method, inherited, method.getDescription()));
      }
    };
  }

  private static ArchRule knowsNothingOf(String packageName, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(packageName)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true);
  }

  private static ArchRule only(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> outside(String packageName) {
    return DescribedPredicate.not(resideInAPackage(packageName));
  }

  private static boolean tellsTheTime(JavaAccess<?> call) {
    String owner = call.getTargetOwner().getName();
    return (owner.startsWith("java.time.") && Set.of("now", "systemUTC").contains(call.getName()))
        || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
  }

  private static Stream<JavaClass> supertypes(JavaClass owner) {
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .filter(outside("org.migstat.."));
  }

  private static boolean declares(JavaClass type, JavaMethod method) {
    return type.getMethods().stream().anyMatch(other -> other.getName().equals(method.getName()));
  }
}
