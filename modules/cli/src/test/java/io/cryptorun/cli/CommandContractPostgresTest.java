package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.cli.EveryCommand.Call;
import io.cryptorun.cli.output.OutputFormat;
import io.cryptorun.cli.schema.PublishedSchemas;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.limits.LimitsFile;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What programs rely on, for every command there is: stdout holds the answer in the form that was
/// asked for, whatever is talked beside it, or nothing; an error is one object on stderr.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandContractPostgresTest {

  /// Exit codes after which stdout holds an answer.
  private static final Set<Integer> ANSWERED = Set.of(0, 1, 8, 10);

  private static final Set<Integer> DOCUMENTED = Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  private static final String[] TIMES = {"2026-03-02T12:00:07Z", "2026-03-02T13:00:07Z"};

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private static Path home;

  private Simulator simulator;
  private List<Call> calls = List.of();

  @BeforeAll
  void runTwoScans() throws IOException {
    var config = Files.createDirectories(home.resolve("config"));
    var shipped = CliRun.INSTALLATION.resolve("config");
    var venues =
        Files.readString(shipped.resolve("venues.yaml"))
            .replaceAll("(burst|per_second|limit): (\\d+)", "$1: $200");
    var limits = Files.writeString(config.resolve("venues.yaml"), venues);
    Files.copy(shipped.resolve("scheduler.yaml"), config.resolve("scheduler.yaml"));
    simulator =
        Simulator.start(
            SimulatorOptions.standard()
                .withAt(Instant.parse(TIMES[0]))
                .withFrozen(true)
                .withLimits(LimitsFile.read(limits)));
    calls = new EveryCommand(scan(TIMES[0]), scan(TIMES[1])).calls(tree());
  }

  private String scan(String time) {
    var run = caller().run("schedule", "run", "scan.hot", "--as-of", time, "-o", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    return run.json().at("/item/run_id").asString();
  }

  @AfterAll
  void stopSimulator() {
    simulator.close();
  }

  private Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database())
        .now()
        .with("CRYPTORUN_SIMULATOR", simulator.url().toString());
  }

  private static picocli.CommandLine tree() {
    var options = new GlobalOptions();
    return CommandTree.of(options, new Invocation(Surroundings.ofProcess(), options));
  }

  Stream<Call> calls() {
    return calls.stream();
  }

  @Test
  void theTree_isNotEmpty() {
    assertThat(calls).extracting(Call::path).contains("schedule list", "config show", "db query");
  }

  /// Also the kinds that only a rare outcome answers.
  @Test
  void everyKind_hasASchema() throws IOException {
    var named = Pattern.compile("Answer\\s*\\.\\s*(?:item|list|table)\\(\\s*\"(\\w+)\"");
    var schemas = PublishedSchemas.read();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        named
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1))
            .forEach(kind ->
                assertThat(schemas.of(kind))
                    .as("kind %s of %s: add it to docs/schemas/answers.json", kind, file)
                    .isPresent());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyOutput_parses_underVeryVerbose(Call call) {
    var json = caller().run(call.with("-vv", "-o", "json"));
    assertDocument(call, json);
    for (var format : OutputFormat.values()) {
      if (format != OutputFormat.json) {
        assertText(call, format, caller().run(call.with("-vv", "-o", format.name())));
      }
    }
  }

  private static void assertDocument(Call call, CliRun run) {
    assertThat(run.exit()).as("%s: %s", call, run.err()).isIn(DOCUMENTED);
    if (!ANSWERED.contains(run.exit()) || run.out().isEmpty()) {
      assertError(call, run);
      return;
    }
    var document = onlyDocument(call, run.out());
    var kind = document.get("kind").asString();
    var schema = PublishedSchemas.read().of(kind);
    assertThat(schema)
        .as("%s: kind %s is not in docs/schemas/answers.json; it answered %s", call, kind, document)
        .isPresent();
    assertThat(Schemas.faultsBy(schema.orElseThrow().toString(), run.out()))
        .as("%s: the answer %s against its own schema", call, document)
        .isEmpty();
  }

  private static void assertError(Call call, CliRun run) {
    assertThat(run.out()).as("%s: stdout beside an error", call).isEmpty();
    var error = onlyDocument(call, run.err());
    assertThat(
            Schemas.faultsBy(
                PublishedSchemas.read().of("Error").orElseThrow().toString(), run.err()))
        .as("%s: %s", call, error)
        .isEmpty();
    assertThat(error.get("exit_code").asInt()).isEqualTo(run.exit());
  }

  private static void assertText(Call call, OutputFormat format, CliRun run) {
    var told = "%s -o %s, exit %d: %s%s".formatted(call, format, run.exit(), run.out(), run.err());
    assertThat(run.exit()).as(told).isIn(DOCUMENTED);
    if (!ANSWERED.contains(run.exit())) {
      assertThat(run.out()).as(told).isEmpty();
      assertThat(run.err()).as(told).isNotEmpty();
      return;
    }
    switch (format) {
      case jsonl ->
          assertThat(run.out().lines()).as(told).allSatisfy(line -> onlyDocument(call, line));
      case csv -> assertThat(CsvText.widths(run.out())).as(told).hasSizeLessThanOrEqualTo(1);
      case none -> assertThat(run.out()).as(told).isEmpty();
      default -> assertThat(run.out()).as(told).doesNotContain("\tat ", "DEBUG", "INFO ");
    }
  }

  private static JsonNode onlyDocument(Call call, String text) {
    try (var parser = JsonMapper.shared().createParser(text)) {
      JsonNode document = JsonMapper.shared().readTree(parser);
      assertThat(document).as("%s: %s", call, text).isNotNull();
      assertThat(document.isObject()).as("%s: %s", call, text).isTrue();
      assertThat(parser.nextToken()).as("%s: more than one document: %s", call, text).isNull();
      return document;
    } catch (JacksonException broken) {
      throw new AssertionError("%s: not JSON: %s".formatted(call, text), broken);
    }
  }
}
