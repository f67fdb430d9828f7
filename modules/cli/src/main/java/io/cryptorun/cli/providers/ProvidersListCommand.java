package io.cryptorun.cli.providers;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `providers list`: what the newest health check found.
@Command(name = "list", description = "Lists the exchanges as the newest health check found them.")
public final class ProvidersListCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private Watch watch = new Watch();

  public ProvidersListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = invocation.reading()) {
      return watch.tell(invocation, () -> answer(database)).number();
    }
  }

  private static Answer answer(Database database) {
    List<Fields> items =
        NewestCheck.of(database)
            .map(check ->
                check.providers().stream().map(row -> ProviderFields.of(row, check.at())).toList())
            .orElse(List.of());
    return Answer.table("ProviderList", ProviderFields.COLUMNS, items);
  }
}
