package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.cli.manual.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ManualTest {

  @TempDir private Path home;

  private static CommandLine tree() {
    var options = new GlobalOptions();
    return CommandTree.of(options, new Invocation(Surroundings.ofProcess(), options));
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(ManualTest::all));
  }

  @Test
  void everyCommandAndTopic_hasAPage() throws IOException {
    ManPages.main(new String[] {home.toString()});

    var commands = all(tree()).map(c -> c.getCommandSpec().qualifiedName("-") + ".1").toList();
    assertThat(names(home.resolve("man1"))).containsExactlyInAnyOrderElementsOf(commands);
    assertThat(names(home.resolve("man7"))).hasSize(Topics.NAMES.size());
  }

  @Test
  void page_saysWhatTheHelpSays_inRoff() throws IOException {
    ManPages.main(new String[] {home.toString()});

    var page = Files.readString(home.resolve("man1/cryptorun-config-show.1"));

    assertThat(page)
        .startsWith(".TH \"cryptorun-config-show\" 1 ")
        .contains(".SH NAME\ncryptorun\\-config\\-show \\- Shows every setting in force")
        .contains(".TP\n\\fB\\-\\-origin\\fR\nSays for each value where it comes from")
        .contains(".SH OPTIONS OF EVERY COMMAND\n")
        .contains(".SH NOTES\n");
    assertThat(Files.readString(home.resolve("man1/cryptorun-schedule-pause.1")))
        .contains("\\fB\\-\\-wait[=TIME]\\fR");
    for (var name : names(home.resolve("man1"))) {
      var text = Files.readString(home.resolve("man1").resolve(name));
      assertThat(text.lines().filter(line -> line.startsWith(".")))
          .as(name)
          .allMatch(line -> line.matches("\\.(TH|SH|PP|TP|nf|fi|nh|ad)\\b.*"));
      assertThat(text).as(name).doesNotContain("${");
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void topic_isShown_andFitsAScreen(String topic) {
    var run = Caller.in(home).run("help", topic);

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines()).hasSizeBetween(10, 40).allMatch(line -> line.length() <= 110);
  }

  static List<String> topics() {
    return Topics.NAMES;
  }

  @Test
  void exitCodes_areAllInTheirTopic() {
    var text = Caller.in(home).run("help", "exit-codes").out();

    for (var code : ExitCode.values()) {
      assertThat(text).containsPattern("(?m)^ *" + code.number() + "  ");
    }
  }

  @Test
  void subject_unknown_isRefusedWithAGuess() {
    var run = Caller.in(home).run("help", "exit-code");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean exit-codes?");
  }

  @ParameterizedTest
  @EnumSource(names = {"bash", "zsh", "fish"})
  void completion_knowsEveryVerb(CompletionCommand.Shell shell) {
    var script = Caller.in(home).run("completion", shell.name()).out();

    all(tree())
        .map(CommandLine::getCommandName)
        .filter(name -> !name.equals("cryptorun"))
        .forEach(name -> assertThat(script).contains(name));
    assertThat(script).contains("cryptorun completion jobs");
    assertThat(Caller.in(home).run("completion", "jobs").out()).startsWith("scan.hot\nscan.warm\n");
  }

  /// Sourced by the shell it is made for, which then completes as a user would have it.
  @Test
  void completion_inBash_completes() throws IOException, InterruptedException {
    var script = home.resolve("completion.bash");
    Files.writeString(script, Caller.in(home).run("completion", "bash").out());
    var ask =
        """
        source "$1"
        complete -p cryptorun >/dev/null || exit 9
        COMP_WORDS=(cryptorun schedule pa) COMP_CWORD=2 COMP_LINE="cryptorun schedule pa" COMP_POINT=21
        _complete_cryptorun
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    var process =
        new ProcessBuilder("bash", "--norc", "-c", ask, "bash", script.toString())
            .redirectErrorStream(true)
            .start();

    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    assertThat(told.lines()).contains("pause");
  }

  @Test
  void completion_inFish_offersJobsOnlyWhereOneMayStand_andWordsOfAFlag() throws Exception {
    assumeTrue(isThere("fish"), "fish is not installed");
    var script = home.resolve("completion.fish");
    var text = Caller.in(home).run("completion", "fish").out();
    Files.writeString(script, text.replace("(cryptorun completion jobs)", "scan.hot"));

    assertThat(inFish(script, "cryptorun schedule pa")).containsExactly("pause");
    assertThat(inFish(script, "cryptorun schedule ")).contains("list").doesNotContain("scan.hot");
    assertThat(inFish(script, "cryptorun schedule list ")).isEmpty();
    assertThat(inFish(script, "cryptorun schedule pause ")).containsExactly("scan.hot");
    assertThat(inFish(script, "cryptorun version -o js")).containsExactly("json", "jsonl");
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private List<String> inFish(Path script, String line) throws IOException, InterruptedException {
    var ask = "source %s; complete -C '%s'".formatted(script, line);
    var shell = new ProcessBuilder("fish", "--no-config", "-c", ask).redirectErrorStream(true);
    shell.environment().put("HOME", home.toString());
    var process = shell.directory(home.toFile()).start();
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told.lines().map(offer -> offer.replaceFirst("\t.*", "")).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
