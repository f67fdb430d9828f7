package io.cryptorun.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun;
import io.cryptorun.cli.PreparedDatabase;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.limits.LimitsFile;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recipe, over the rows and files of a health check and a hot scan. Where a program is
/// missing the recipe is taken as far as it goes without: SQL through a driver, Python by the
/// columns that it names; the report says so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipesPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private static Path home;
  @TempDir private static Path programs;

  private Shell shell;
  private boolean psql;
  private boolean pandas;

  @BeforeAll
  void runTwoJobs() throws Exception {
    var config = Files.createDirectories(home.resolve("config"));
    copyQuestions(Files.createDirectories(home.resolve("db/audit")));
    var shipped = CliRun.INSTALLATION.resolve("config");
    var venues =
        Files.readString(shipped.resolve("venues.yaml"))
            .replaceAll("(burst|per_second|limit): (\\d+)", "$1: $200");
    var limits = Files.writeString(config.resolve("venues.yaml"), venues);
    Files.copy(shipped.resolve("scheduler.yaml"), config.resolve("scheduler.yaml"));
    try (var simulator =
        Simulator.start(SimulatorOptions.standard().withLimits(LimitsFile.read(limits)))) {
      for (var job : List.of("providers.health", "scan.hot")) {
        var run =
            PreparedDatabase.caller(home, POSTGRES.database())
                .now()
                .with("CRYPTORUN_SIMULATOR", simulator.url().toString())
                .run("schedule", "run", job);
        assertThat(run.exit()).as(run.err()).isZero();
      }
    }
    shell = Shell.in(home, programs, PreparedDatabase.url(POSTGRES.database(), "auditor"));
    psql = shell.succeeds("psql --version");
    pandas = shell.findPandas();
  }

  private static void copyQuestions(Path to) throws IOException {
    try (var questions = Files.newDirectoryStream(CliRun.INSTALLATION.resolve("db/audit"))) {
      for (var question : questions) {
        Files.copy(question, to.resolve(question.getFileName()));
      }
    }
  }

  static Stream<Recipe> recipes() throws IOException {
    return Recipe.in(Files.readString(CliRun.INSTALLATION.resolve("docs/recipes.md"))).stream();
  }

  @Test
  void thereAreRecipes_forEachProgram() throws IOException {
    assertThat(recipes()).extracting(Recipe::tool).contains("psql", "duckdb", "python3");
    assertThat(recipes()).hasSizeGreaterThanOrEqualTo(15);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void recipe_answers(Recipe recipe, TestReporter report) throws Exception {
    var missing = missing(recipe);
    var output = missing.isEmpty() ? byShell(recipe) : without(recipe, missing);
    if (!missing.isEmpty()) {
      report.publishEntry(Map.of("recipe", recipe.line(), "without", String.join(", ", missing)));
    }
    if (!missing.contains("pandas")) {
      assertThat(output.split("[\\s|,]+", -1)).as(output).containsAll(recipe.heads());
    }
  }

  private List<String> missing(Recipe recipe) {
    return Stream.of(
            recipe.uses("duckdb") ? "duckdb" : "",
            recipe.uses("psql") && !psql ? "psql" : "",
            recipe.uses("python3") && !pandas ? "pandas" : "")
        .filter(program -> !program.isEmpty())
        .toList();
  }

  private String byShell(Recipe recipe) throws IOException, InterruptedException {
    var ended = shell.run(recipe.line());
    assertThat(ended.exit()).as(ended.output()).isZero();
    return ended.output();
  }

  private String without(Recipe recipe, List<String> missing) throws IOException, SQLException {
    if (missing.contains("duckdb")) {
      return inDuckDb(recipe);
    }
    if (recipe.tool().equals("psql")) {
      return inPostgres(recipe);
    }
    var read = recipe.artifact().orElseThrow().replace("2*", "latest");
    var artifact = Files.readString(home.resolve(read));
    for (var column : recipe.columns()) {
      assertThat(artifact).contains(column.substring(column.lastIndexOf('.') + 1));
    }
    return artifact;
  }

  private static String inDuckDb(Recipe recipe) throws SQLException {
    try (var session = DriverManager.getConnection("jdbc:duckdb:");
        var statement = session.createStatement()) {
      statement.execute("set file_search_path = '%s'".formatted(home));
      return String.join("\n", Rows.ask(session, recipe.statement()));
    }
  }

  private static String inPostgres(Recipe recipe) throws SQLException, IOException {
    var database = POSTGRES.database();
    try (var session =
        DriverManager.getConnection(
            database.jdbcUrl(), database.rolePrefix() + "_auditor", PreparedDatabase.PASSWORD)) {
      var sql = recipe.statement();
      if (recipe.file().isPresent()) {
        sql += ";\n" + Files.readString(home.resolve(recipe.file().get()));
      }
      var lines = Rows.ask(session, sql);
      if (recipe.target().isPresent()) {
        Files.write(home.resolve(recipe.target().get()), lines);
      }
      return String.join("\n", lines);
    }
  }
}
