package io.cryptorun.cli.providers;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.ProviderChecks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `providers fallbacks`: who stands in for whom, by the newest health check.
@Command(
    name = "fallbacks",
    description = "Lists the exchanges that are not read, who stands in, and why.")
public final class ProvidersFallbacksCommand implements Callable<Integer> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("provider", "PROVIDER"),
          Column.of("fallback", "STANDS IN"),
          Column.of("reasons", "REASONS"),
          Column.of("ttl", "TTL"),
          Column.of("at", "SINCE CHECK OF"));

  private final Invocation invocation;

  @Mixin private Watch watch = new Watch();

  public ProvidersFallbacksCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = invocation.reading()) {
      return watch.tell(invocation, () -> answer(database)).number();
    }
  }

  private static Answer answer(Database database) {
    return Answer.table(
        "FallbackList",
        COLUMNS,
        NewestCheck.of(database).map(ProvidersFallbacksCommand::items).orElse(List.of()));
  }

  private static List<Fields> items(ProviderChecks.Check check) {
    return check.providers().stream()
        .filter(row -> !row.healthy())
        .map(row -> item(row, check))
        .toList();
  }

  private static Fields item(ProviderCheckRow row, ProviderChecks.Check check) {
    return new Fields()
        .with("provider", row.provider())
        .with("fallback", row.fallback())
        .with("reasons", row.reasons())
        .with("ttl", CacheTtl.of(row).text())
        .with("at", check.at());
  }
}
