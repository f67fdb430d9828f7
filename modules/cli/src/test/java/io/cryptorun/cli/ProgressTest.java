package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorDesk;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String told(boolean terminal, Map<String, String> variables) {
    var progress = invocation(terminal, variables).progress();
    progress.at("scan.hot", 500, 2000);
    progress.at("scan.hot", 2000, 2000);
    progress.done("scan.hot", "2,000 events");
    return err.toString(StandardCharsets.UTF_8);
  }

  private Invocation invocation(boolean terminal, Map<String, String> variables) {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    var surroundings =
        new Surroundings(
            stream,
            stream,
            InputStream.nullInputStream(),
            terminal,
            terminal,
            variables,
            Path.of(""),
            InstantSource.system());
    return new Invocation(surroundings, new GlobalOptions());
  }

  @Test
  void errorInTheMiddle_takesTheBarAwayFirst() {
    var invocation = invocation(true, Map.of());
    var command = CommandTree.of(invocation.options(), invocation);
    invocation.progress().at("scan.hot", 500, 2000);

    new ErrorDesk(invocation)
        .handleExecutionException(
            CommandRefused.usage("CR-USE-001", "it broke", "mend it"),
            command,
            command.parseArgs("version"));

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("500 of 2,000\u001b[K\r\u001b[Kerror")
        .contains("it broke");
  }

  @Test
  void wordsInTheMiddle_takeTheBarAwayFirst_once() {
    var invocation = invocation(true, Map.of());
    invocation.progress().at("scan.hot", 500, 2000);

    invocation.warn("look here");
    invocation.say("and here");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .endsWith("500 of 2,000\u001b[K\r\u001b[Kwarning: look here\nand here\n");
  }

  @Test
  void terminal_seesABarThatGoesAway() {
    assertThat(told(true, Map.of()))
        .isEqualTo(
            "\r  scan.hot █████░░░░░░░░░░░░░░░ 500 of 2,000\u001b[K"
                + "\r  scan.hot ████████████████████ 2,000 of 2,000\u001b[K"
                + "\r\u001b[K  ✓ scan.hot, 2,000 events\n");
  }

  @Test
  void file_getsALineForEachFinishedPart() {
    assertThat(told(false, Map.of())).isEqualTo("  ✓ scan.hot, 2,000 events\n");
  }

  @Test
  void dumbTerminal_getsNoControlCharacters() {
    assertThat(told(true, Map.of("TERM", "dumb"))).isEqualTo("  ✓ scan.hot, 2,000 events\n");
  }
}
