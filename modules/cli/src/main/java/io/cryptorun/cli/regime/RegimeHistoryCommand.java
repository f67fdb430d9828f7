package io.cryptorun.cli.regime;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Page;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.market.Market;
import io.cryptorun.ledger.market.Markets;
import io.cryptorun.ledger.result.RegimeHistory;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `regime history`: what the refreshes found, newest first.
@Command(name = "history", description = "Lists the refreshes of the regime, newest first.")
public final class RegimeHistoryCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Then or later: " + PointInTime.FORMS + ". Default: all.")
  private @Nullable PointInTime since;

  @Mixin private Page page = new Page();
  @Mixin private Watch watch = new Watch();

  public RegimeHistoryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    var cursor = page.after();
    var before = cursor == null ? null : PointInTime.parse(cursor).at(invocation.now());
    try (var database = invocation.reading()) {
      return watch.tell(invocation, () -> answer(database, before)).number();
    }
  }

  private Answer answer(Database database, @Nullable Instant before) {
    var now = invocation.now();
    var market = new Markets(database).newest().map(Market::market).orElse("live");
    var from = since == null ? null : since.at(now);
    var found = new RegimeHistory(database).list(market, from, before, page.limit() + 1);
    var shown = found.stream().limit(page.limit()).toList();
    return Answer.table(
            "RegimeList",
            RegimeFields.COLUMNS,
            shown.stream().map(refresh -> RegimeFields.of(refresh, now)).toList())
        .next(found.size() > shown.size() ? shown.getLast().regime().at().toString() : null);
  }
}
