package io.cryptorun.venues;

import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Budgets that write down what was taken, and grant it unless told to refuse.
public final class RecordingBudgets implements Budgets {
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  public List<String> taken() {
    return taken;
  }

  public void refuse() {
    refusing = true;
  }

  @Override
  public Grant take(Venue venue, List<Charge> charges, Duration patience) {
    taken.add(
        charges.stream()
            .map(RecordingBudgets::text)
            .collect(Collectors.joining("+", venue + " ", "")));
    return refusing ? new Grant.Refused("no token within 30 s") : new Grant.Granted();
  }

  private static String text(Charge charge) {
    var key = charge.key().isEmpty() ? "" : "[" + charge.key() + "]";
    return charge.limit().name() + key + (charge.tokens() == 1 ? "" : "*" + charge.tokens());
  }
}
