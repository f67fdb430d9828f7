package io.cryptorun.cli.providers;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Table;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.ProviderChecks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `providers show P`: one exchange, by its newest checks.
@Command(name = "show", description = "Shows an exchange, by its newest checks.")
public final class ProvidersShowCommand implements Callable<Integer> {

  private static final int CHECKS = 12;

  private final Invocation invocation;

  @Parameters(paramLabel = "P", description = "kraken, okx, coinbase or binance.")
  private String name = "";

  @Mixin private Watch watch = new Watch();

  public ProvidersShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    var venue = NewestCheck.venue(name);
    try (var database = invocation.reading()) {
      return watch.tell(invocation, () -> answer(database, venue)).number();
    }
  }

  private Answer answer(Database database, Venue venue) {
    var checks =
        new ProviderChecks(database).history(NewestCheck.market(database), venue.id(), CHECKS);
    if (checks.isEmpty()) {
      throw NewestCheck.neverChecked(venue.id());
    }
    var newest = checks.getFirst();
    var item =
        ProviderFields.of(row(newest), newest.at())
            .with(
                "checks",
                checks.stream().map(check -> ProviderFields.of(row(check), check.at())).toList());
    return Answer.item("Provider", item, text(checks));
  }

  private static ProviderCheckRow row(ProviderChecks.Check check) {
    return check.providers().getFirst();
  }

  private String text(List<ProviderChecks.Check> checks) {
    var newest = row(checks.getFirst());
    var head =
        """
        %s  %s  circuit %s  checked %s
        answers    %d ms in the median, %s ms in the 99th percentile of %d calls
        errors     %s of 1
        limit      %d of %d a minute (%s %%, told by %s), %d of %d today, %d of %d this month
        TTL        %s
        stands in  %s

        """
            .formatted(
                newest.provider(),
                newest.healthy()
                    ? "healthy"
                    : "UNHEALTHY (%s)".formatted(String.join(", ", newest.reasons())),
                newest.circuitState(),
                invocation.times().text(checks.getFirst().at()),
                newest.responseTimeMs(),
                newest.latencyP99Ms() == null ? "-" : newest.latencyP99Ms(),
                newest.samples(),
                Cells.figure(newest.errorRate()),
                newest.used(),
                newest.limit(),
                Cells.figure(newest.usage()),
                newest.usageSource(),
                newest.dailyUsed(),
                newest.dailyLimit(),
                newest.monthlyUsed(),
                newest.monthlyLimit(),
                CacheTtl.of(newest).text(),
                newest.fallback() == null ? "nobody" : newest.fallback());
    return head + table(checks);
  }

  private String table(List<ProviderChecks.Check> checks) {
    var table = new Table("CHECKED", "HEALTHY", "MS", "ERRORS", "CIRCUIT", "TTL", "REASONS");
    for (var check : checks) {
      var found = row(check);
      table.row(
          invocation.times().text(check.at()),
          found.healthy() ? "yes" : "no",
          Long.toString(found.responseTimeMs()),
          Cells.figure(found.errorRate()),
          found.circuitState(),
          CacheTtl.of(found).text(),
          found.reasons().isEmpty() ? "-" : String.join(", ", found.reasons()));
    }
    return table.text();
  }
}
