package pulp.tests.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the architecture. Each rule was seen to fail on a class that breaks it. */
@AnalyzeClasses(locations = Modules.class)
class ArchitectureTest {
  private static final String[] PLUGINS = {"pulp.file.."};
  private static final String[] CORE_EDGES = {
    "pulp.api..", "pulp.content.app..", "pulp.worker..", "pulp.launcher.."
  };

  @ArchTest
  static final ArchRule featuresFormLayers =
      classes()
          .that(describe("belong to a feature", type -> Features.layer(type).isPresent()))
          .should(Features.lookDownOnly())
          .because(
              "a feature may use those above it in the table of house-style §2, never those below");

  @ArchTest
  static final ArchRule everyPackageIsKnown =
      classes()
          .that()
          .resideOutsideOfPackages(PLUGINS)
          .and()
          .resideOutsideOfPackages(CORE_EDGES)
          .should()
          .resideInAPackage("pulp..")
          .andShould(KnownPackage.known())
          .because("a package named util or manager is a feature not understood yet: name it");

  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices()
          .assignedFrom(new Slices())
          .should()
          .beFreeOfCycles()
          .because("what goes in a circle cannot be understood or moved apart");

  @ArchTest
  static final ArchRule coreKnowsNoPlugin =
      noClasses()
          .that()
          .resideOutsideOfPackages(PLUGINS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PLUGINS)
          .because("a plugin is found at run time; adding one edits nothing else");

  @ArchTest
  static final ArchRule pluginsUseOnlyTheDomain =
      noClasses()
          .that()
          .resideInAnyPackage(PLUGINS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE_EDGES)
          .because("a plugin uses nothing that a third party could not");

  @ArchTest
  static final ArchRule domainKnowsNoEdge =
      noClasses()
          .that(describe("belong to a feature", type -> Features.layer(type).isPresent()))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE_EDGES)
          .because("the arrows go from the WARs and the worker to pulp-domain");

  @ArchTest
  static final ArchRule edgesDoNotKnowEachOther =
      classes()
          .that()
          .resideInAnyPackage(CORE_EDGES)
          .should(Slices.knowNoOtherOf(CORE_EDGES))
          .because("each component scales on its own");

  @ArchTest
  static final ArchRule domainKnowsNoHttpServer =
      noClasses()
          .that(describe("belong to a feature", type -> Features.layer(type).isPresent()))
          .or()
          .resideInAnyPackage(PLUGINS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.servlet..", "jakarta.ws.rs..")
          .because("HTTP has one home, the WARs");

  @ArchTest
  static final ArchRule onlyQueriesUseSql =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Queries")
          .and(describe("are not inside Queries", type -> !type.getName().contains("Queries$")))
          .and()
          .resideOutsideOfPackage("pulp.sql..")
          .should()
          .dependOnClassesThat(describe("are pulp.sql.Sql", ArchitectureTest::isSql))
          .because("SQL has one home");

  @ArchTest
  static final ArchRule queriesStayInTheirFeature =
      classes()
          .that()
          .haveSimpleNameEndingWith("Queries")
          .should()
          .bePackagePrivate()
          .because("another feature asks the service");

  @ArchTest
  static final ArchRule threadsComeFromTheServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("pulp.launcher..")
          .should()
          .callConstructorWhere(
              describe("make a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
          .orShould()
          .callMethodWhere(
              describe(
                  "make threads",
                  call ->
                      call.getTargetOwner().getName().equals("java.util.concurrent.Executors")
                          || (call.getTargetOwner().isEquivalentTo(Thread.class)
                              && call.getName()
                                  .matches("ofVirtual|ofPlatform|startVirtualThread"))))
          .because("managed threads have the context of the application and end with it");

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("pulp..")
          .and(describe("are written by people", field -> !field.getName().contains("$")))
          .should(StaticState.notChange())
          .because("static state leaked credentials elsewhere (security.md)");

  @ArchTest
  static final ArchRule nothingIsSerializedByJava =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .because("serialized data is JSON bound to closed records (security.md)");

  @ArchTest
  static final ArchRule timeIsNotTakenFromThisMachine =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Queries")
          .should()
          .callMethodWhere(
              describe(
                  "ask the clock",
                  call ->
                      call.getName().equals("now")
                          && call.getTargetOwner().getPackageName().equals("java.time")))
          .because("time that two processes compare comes from the database (security.md)");

  private static boolean isSql(JavaClass type) {
    return type.getName().equals("pulp.sql.Sql") || type.getName().startsWith("pulp.sql.Sql$");
  }
}
