package io.cryptorun.simulator.exchange;

import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.limits.Charge;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a request leads.
///
/// @param symbol the instrument it asks for, as the caller spells it; null where it asks for none
public record Route(
    Endpoint endpoint,
    @Nullable String symbol,
    List<Charge> charges,
    Function<Call, Answer> handler) {}
