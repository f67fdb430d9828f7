package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.schema.PublishedSchemas;
import io.cryptorun.testkit.Schemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One finished call of the program.
///
/// @param out everything on stdout
/// @param err everything on stderr
public record CliRun(int exit, String out, String err) {

  /// The folder of the checkout, which has `config/`.
  public static final Path INSTALLATION = Path.of("../..").toAbsolutePath().normalize();

  static final Instant NOW = Instant.parse("2026-11-23T14:07:41Z");

  /// stdout as JSON, which must keep the published schema of its kind.
  public JsonNode json() {
    var document = JsonMapper.shared().readTree(out);
    var kind = document.get("kind").asString();
    var schema = PublishedSchemas.read().of(kind).orElseThrow();
    assertThat(Schemas.faultsBy(schema.toString(), out)).as("%s: %s", kind, out).isEmpty();
    return document;
  }

  /// stderr as JSON.
  JsonNode errorJson() {
    return JsonMapper.shared().readTree(err);
  }

  /// A call with variables of its own; never those of the test's process.
  public record Caller(
      Map<String, String> variables,
      boolean terminal,
      InstantSource clock,
      Overheard overheard,
      String typed) {

    Caller(Map<String, String> variables, boolean terminal, InstantSource clock) {
      this(variables, terminal, clock, new Overheard("never said", () -> {}), "");
    }

    /// With a home of its own.
    public static Caller in(Path home) {
      return new Caller(Map.of("CRYPTORUN_HOME", home.toString()), false, InstantSource.fixed(NOW));
    }

    public Caller with(String variable, String value) {
      var more = new HashMap<>(variables);
      more.put(variable, value);
      return new Caller(Map.copyOf(more), terminal, clock, overheard, typed);
    }

    Caller onTerminal() {
      return new Caller(variables, true, clock, overheard, typed);
    }

    /// Somebody sits at the terminal and answers.
    Caller typing(String answer) {
      return new Caller(variables, true, clock, overheard, answer);
    }

    /// The same by the machine's clock, for what compares it with another.
    public Caller now() {
      return new Caller(variables, terminal, InstantSource.system(), overheard, typed);
    }

    /// Something happens the moment that stderr has said so.
    Caller onErrorLine(String part, Runnable reaction) {
      return new Caller(variables, terminal, clock, new Overheard(part, reaction), typed);
    }

    /// Runs the program in this process.
    public CliRun run(String... arguments) {
      var out = new ByteArrayOutputStream();
      var err = overheard.stream();
      var surroundings =
          new Surroundings(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
              terminal,
              terminal,
              variables,
              INSTALLATION,
              clock);
      int exit = Main.run(surroundings, arguments);
      return new CliRun(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  /// What happens when a text is told.
  public record Overheard(String part, Runnable reaction) {

    ByteArrayOutputStream stream() {
      return new ByteArrayOutputStream() {
        private boolean heard;

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
          super.write(bytes, offset, length);
          if (!heard && toString(StandardCharsets.UTF_8).contains(part)) {
            heard = true;
            reaction.run();
          }
        }
      };
    }
  }
}
