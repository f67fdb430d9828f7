package io.cryptorun.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.lessThanOrEqualTo;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.cryptorun.architecture.Access.to;
import static io.cryptorun.architecture.Access.toMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.GivenClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Who may use what. The compiler checks most of it through the modules' dependencies and the one
/// module descriptor; these rules say the rest, and say why.
class LayersTest {

  private static final String OURS = "io.cryptorun.";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(new MainSources())
          .importPackages("io.cryptorun");

  /// Arrows point up the page: a module names only modules above it. The command line and the
  /// scheduler also name the values that stand in their neighbours' signatures.
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("postgres", Set.of()),
          Map.entry("domain", Set.of()),
          Map.entry("artifacts", Set.of("domain")),
          Map.entry("venues", Set.of("domain")),
          Map.entry("ledger", Set.of("domain")),
          Map.entry("jobs", Set.of("domain", "artifacts", "ledger")),
          Map.entry("scheduling", Set.of("domain", "artifacts", "jobs", "ledger")),
          Map.entry(
              "app",
              Set.of("postgres", "domain", "artifacts", "venues", "ledger", "jobs", "scheduling")),
          Map.entry("simulator", Set.of()),
          Map.entry(
              "cli",
              Set.of("app", "postgres", "ledger", "simulator", "domain", "artifacts", "jobs")),
          Map.entry("testkit", Set.of("domain", "postgres")),
          Map.entry(
              "rig",
              Set.of(
                  "testkit", "postgres", "domain", "artifacts", "ledger", "jobs", "scheduling")));

  /// Each large library has one home, so that replacing it is a change of one module.
  private static final Map<String, List<String>> HOMES =
      Map.ofEntries(
          Map.entry("okhttp3..", List.of("venues")),
          Map.entry("dev.failsafe..", List.of("venues")),
          Map.entry("org.quartz..", List.of("scheduling")),
          Map.entry("org.jdbi..", List.of("ledger")),
          Map.entry("com.zaxxer..", List.of("ledger")),
          Map.entry("org.flywaydb..", List.of("ledger")),
          Map.entry("io.github.bucket4j..", List.of("ledger")),
          Map.entry("org.postgresql..", List.of("ledger", "testkit")),
          Map.entry("java.sql..", List.of("ledger", "scheduling", "testkit", "rig")),
          Map.entry("picocli..", List.of("cli")),
          Map.entry("de.siegmar.fastcsv..", List.of("artifacts")),
          Map.entry("org.yaml..", List.of("app", "simulator")),
          Map.entry("tools.jackson..", List.of("artifacts", "venues", "app", "cli", "testkit")),
          Map.entry("com.fasterxml.jackson.databind..", List.of("simulator")),
          Map.entry("com.fasterxml.jackson.core..", List.of("simulator")),
          Map.entry("org.apache.commons.compress..", List.of("postgres")),
          Map.entry("org.tukaani..", List.of("postgres")),
          Map.entry("ch.qos.logback..", List.of("app", "cli")),
          Map.entry("org.junit..", List.of("testkit")),
          Map.entry("org.testcontainers..", List.of("testkit")));

  private static final List<String> PRODUCT =
      List.of(
          "postgres",
          "domain",
          "artifacts",
          "venues",
          "ledger",
          "jobs",
          "scheduling",
          "app",
          "simulator",
          "cli");

  @Test
  void modules_useOnlyWhatStandsAboveThem() {
    assertThat(MAIN)
        .as("a class outside the known modules is outside every rule below")
        .allMatch(type -> MAY_USE.containsKey(moduleOf(type)));
    MAY_USE.forEach((module, allowed) ->
        check(
            no().that()
                .resideInAPackage(OURS + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(othersThan(module, allowed)),
            "arrows point up the page; move the value up, or hand it in as a parameter"));
  }

  /// The modules for tests and measurements are not on the product's class path at all, so their
  /// declarations are read.
  @Test
  void product_dependsOnNothingThatTestsIt() throws IOException {
    for (var module : List.of("testkit", "rig", "bench")) {
      for (var product : PRODUCT) {
        assertThat(declared(product, "cryptorun-" + module))
            .as("what breaks or measures the product is no part of it: %s in %s", module, product)
            .isFalse();
      }
    }
  }

  @Test
  void libraries_eachHaveOneHome() {
    HOMES.forEach((library, homes) ->
        check(
            no().that(not(resideInAnyPackage(packages(homes))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library),
            "replacing a library must stay a change of one module; offer a type of ours"));
  }

  @Test
  void domain_computesAndNothingElse() {
    check(
        no().that()
            .resideInAPackage(OURS + "domain..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                    .or(resideInAPackage("java.util.concurrent.."))
                    .or(Access.type(Thread.class, java.io.File.class, java.util.Random.class)))
            .orShould()
            .accessTargetWhere(to(Access.CLOCKS).or(toMethods(Math.class, "random"))),
        "the same input must give the same bytes on any machine at any time; hand the value in");
  }

  @Test
  void packagesOfDomainAndLedger_formNoCycle() {
    for (var module : List.of("domain", "ledger")) {
      slices()
          .matching(OURS + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .because("a reader who starts at the bottom is never sent back")
          .check(MAIN);
    }
  }

  @Test
  void domain_marketKnowsNothingAbove() {
    check(
        no().that()
            .resideInAPackage(OURS + "domain.market..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(OURS + "domain..")
                    .and(not(resideInAPackage(OURS + "domain.market..")))),
        "market values are the words all other packages speak");
    check(
        no().that()
            .resideInAnyPackage(OURS + "domain.factors..", OURS + "domain.universe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                OURS + "domain.gates..", OURS + "domain.premove..", OURS + "domain.scan.."),
        "figures are computed first and judged afterwards");
  }

  @Test
  void domain_showsOnlyValues() {
    check(
        classes()
            .that()
            .resideInAPackage(OURS + "domain..")
            .and()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .beEnums(),
        "a value that can be extended is not the value its reader knows");
    check(
        classes()
            .that()
            .resideInAPackage(OURS + "domain..")
            .and()
            .arePublic()
            .should()
            .haveOnlyFinalFields(),
        "a value needs no story about who changes it when; a running sum stays in its package");
  }

  @Test
  void orderBooks_comeFromVenuePackagesOnly() {
    check(
        no().that(not(resideInAnyPackage(packages(List.of("venues", "testkit")))))
            .and()
            .resideOutsideOfPackage(OURS + "domain.market..")
            .should()
            .accessTargetWhere(toMethods(OURS + "domain.market.OrderBook", "of")),
        "a book made anywhere else would be an aggregator's or an invention");
  }

  @Test
  void httpClients_areBuiltInOnePlace() {
    check(
        no().that()
            .resideOutsideOfPackage(OURS + "venues.http..")
            .should()
            .accessTargetWhere(
                to(Access.constructorsOf("okhttp3.OkHttpClient"))
                    .or(to(Access.constructorsOf("okhttp3.OkHttpClient$Builder")))),
        "budget, breaker, retry and the host list stand in front of every call or of none");
  }

  @Test
  void venues_doNotKnowEachOther() {
    var venues = List.of("kraken", "okx", "coinbase", "binance");
    for (var venue : venues) {
      var others = venues.stream().filter(o -> !o.equals(venue)).map(o -> "venues." + o).toList();
      check(
          no().that()
              .resideInAPackage(OURS + "venues." + venue + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(packages(others)),
          "an exchange that changes its answers must not change another's");
    }
    check(
        classes()
            .that()
            .resideInAPackage(OURS + "venues..")
            .and()
            .haveSimpleNameEndingWith("Wire")
            .should()
            .bePackagePrivate(),
        "what a venue sends is a shape of that venue; the mapping turns it into ours");
  }

  @Test
  void simulator_sharesNothingWithTheClients() {
    check(
        no().that()
            .resideInAPackage(OURS + "simulator..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(OURS + ".")
                    .or(resideInAPackage("io.cryptorun.."))
                    .and(not(resideInAPackage(OURS + "simulator..")))),
        "a field misread on both sides in the same way would agree with itself");
  }

  @Test
  void quartz_runsOneJobClass() {
    check(
        classes()
            .that()
            .areAssignableTo("org.quartz.Job")
            .should()
            .containNumberOfElements(lessThanOrEqualTo(1)),
        "its name is stored in the database; a workflow must stay free to be renamed");
  }

  @Test
  void names_sayWhatAThingIs() {
    check(
        no().should()
            .haveNameMatching(".*\\.(Abstract\\w*|\\w*(Utils?|Helper|Manager|Impl))(\\$.*)?"),
        "such a name says where code was put, not what it is");
    check(
        no().should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..impl.."),
        "what helps a type belongs to that type");
  }

  @Test
  void standardStreams_belongToTheCommandLine() {
    check(
        no().that(not(resideInAPackage(OURS + "cli..")))
            .should()
            .accessTargetWhere(
                Access.toFields(System.class, "out", "err")
                    .or(toMethods(Throwable.class, "printStackTrace"))),
        "stdout is a command's answer; everything else is a log line");
  }

  @Test
  void threads_neverSleep() {
    check(
        no().that(not(resideInAnyPackage(packages(List.of("testkit", "simulator")))))
            .should()
            .accessTargetWhere(toMethods(Thread.class, "sleep")),
        "a sleep hears neither a cancel nor a signal; wait on a condition with a deadline");
  }

  @Test
  void clocks_areHandedIn() {
    check(
        no().that(
                not(
                    resideInAnyPackage(
                        packages(List.of("app", "cli", "simulator", "testkit", "rig")))))
            .should()
            .accessTargetWhere(to(Access.WALL_CLOCKS)),
        "a replay and a test set the clock; take an InstantSource");
  }

  @Test
  void statics_areConstants() {
    ArchRuleDefinition.fields()
        .that()
        .areStatic()
        .and(not(Access.SYNTHETIC))
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .because("two nodes in one test process must not meet in a static")
        .check(MAIN);
  }

  /// Whether a module declares another for more than its tests.
  private static boolean declared(String module, String artifact) throws IOException {
    var pom = Files.readString(Path.of("..", module, "pom.xml"));
    return Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL)
        .matcher(pom)
        .results()
        .map(found -> found.group(1))
        .anyMatch(text -> text.contains(artifact + "<") && !text.contains("<scope>test"));
  }

  private static void check(ArchRule rule, String because) {
    rule.allowEmptyShould(true).because(because).check(MAIN);
  }

  private static GivenClasses no() {
    return ArchRuleDefinition.noClasses();
  }

  private static GivenClasses classes() {
    return ArchRuleDefinition.classes();
  }

  private static String[] packages(List<String> modules) {
    return modules.stream().map(module -> OURS + module + "..").toArray(String[]::new);
  }

  private static String[] othersThan(String module, Set<String> allowed) {
    return packages(
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(module) && !allowed.contains(other))
            .toList());
  }

  private static String moduleOf(JavaClass type) {
    return Arrays.asList(type.getPackageName().split("\\.", -1)).get(2);
  }
}
