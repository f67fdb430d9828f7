package io.cryptorun.venues;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One answer about all contracts of a venue, taken apart for those that were asked about.
public final class AllContracts {
  private AllContracts() {}

  /// What the answer says about each contract: its value, or why there is none.
  ///
  /// @param all values by contract id
  /// @param what the value is called, in a fault
  public static <T> Map<Contract, Reply<T>> pick(
      List<Contract> asked, Reply<Map<String, T>> all, String what) {
    var replies = new LinkedHashMap<Contract, Reply<T>>();
    asked.forEach(contract -> replies.put(contract, about(contract, all, what)));
    return replies;
  }

  private static <T> Reply<T> about(Contract contract, Reply<Map<String, T>> all, String what) {
    return switch (all) {
      case Reply.Missing<Map<String, T>>(var fault) -> fault.missing();
      case Reply.Received<Map<String, T>>(var byId, var receivedAt, var latency, var cached) -> {
        var value = byId.get(contract.id());
        yield value == null
            ? notTold(contract, what)
            : new Reply.Received<>(value, receivedAt, latency, cached);
      }
    };
  }

  private static <T> Reply<T> notTold(Contract contract, String what) {
    return new Fault(
            contract.venue(),
            Fault.Code.UNKNOWN_INSTRUMENT,
            contract + " " + what,
            null,
            "no %s of it in the answer about all contracts".formatted(what))
        .missing();
  }
}
