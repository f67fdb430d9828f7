package io.cryptorun.cli.config;

import io.cryptorun.app.applied.ConfigApply;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.DatabaseUrl;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `config apply`: lists what changes, old and new next times first, asks, and puts the files in
/// force by difference. Pauses, slots and runs in flight are not touched.
@Command(
    name = "apply",
    description = {
      "Puts the files in force: lists old and new next fires, asks, then changes only what"
          + " differs.",
      "A paused job stays paused, and nothing fires because of it."
    },
    footer = {"", "Example:", "  cryptorun config apply --dry-run"})
public final class ConfigApplyCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--dry-run", description = "Lists what would change, and changes nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  public ConfigApplyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    var url = dryRun ? invocation.databases().forReading() : invocation.databases().forNodes();
    var standing = Standing.read(invocation, url);
    var text = new DifferenceText(standing.difference(), invocation.times()).text();
    if (dryRun || standing.files().sha256().equals(standing.appliedSha256())) {
      answer(
          standing,
          false,
          text + (dryRun ? "dry run: nothing was changed\n" : "in force already\n"));
      return ExitCode.DONE.number();
    }
    if (!yes && !confirmed(text)) {
      answer(standing, false, "nothing was changed\n");
      return ExitCode.DONE.number();
    }
    apply(standing, url);
    answer(standing, true, (yes ? text : "") + inForce(standing));
    return ExitCode.DONE.number();
  }

  private static String inForce(Standing standing) {
    return "%s is in force; running nodes take it up within a second%nnext: cryptorun schedule list%n"
        .formatted(standing.files().sha256().substring(0, 12));
  }

  private void apply(Standing seen, DatabaseUrl url) {
    var result =
        ConfigApply.apply(
            url, seen.files(), invocation.reader(), invocation.caller(), seen.appliedSha256());
    if (result instanceof ConfigApply.Result.Overtaken overtaken) {
      throw new CommandRefused(
          ErrorReport.of(
              "CR-CFG-100",
              ExitCode.CONFLICT,
              "another configuration was applied meanwhile: " + overtaken.sha256(),
              "",
              "what was listed is not what would change; nothing was applied",
              "cryptorun config diff, then apply again"));
    }
  }

  /// Asks at the terminal; where there is none, the flag is the only way to say yes.
  private boolean confirmed(String text) throws IOException {
    var surroundings = invocation.surroundings();
    if (!surroundings.outIsTerminal() || !invocation.options().output().isForPeople()) {
      throw CommandRefused.usage(
          "CR-USE-034",
          "applying asks first, and nobody can answer here",
          "--yes applies, --dry-run shows what would change");
    }
    surroundings.out().print(text);
    surroundings.out().print("apply? [y/N] ");
    surroundings.out().flush();
    var answer = new StringBuilder();
    for (int c = surroundings.in().read(); c >= 0 && c != '\n'; c = surroundings.in().read()) {
      answer.append((char) c);
    }
    return answer.toString().strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private void answer(Standing standing, boolean applied, String text) {
    var item =
        new Fields()
            .with("applied", applied)
            .with("dry_run", dryRun)
            .with("before_sha256", standing.appliedSha256())
            .with("sha256", standing.files().sha256());
    DifferenceFields.addTo(item, standing.difference());
    invocation.answer(Answer.item("ConfigApply", item, text));
  }
}
