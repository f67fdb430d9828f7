package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Trigger;
import io.cryptorun.domain.market.Symbol;
import org.jspecify.annotations.Nullable;

/// A trigger that a run set or deleted, to be stored with its publication.
///
/// @param trigger null when it was deleted
public record TriggerChange(Symbol symbol, @Nullable Trigger trigger) {}
