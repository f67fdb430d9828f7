package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.SymbolFactors;
import io.cryptorun.domain.gates.Decision;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.universe.Selected;
import java.util.List;

/// An evaluated coin with everything that was found out about it.
///
/// @param rank 1 is the highest score
/// @param figures everything measured on its candles and books before the coins were compared
/// @param emitted whether it is a row of the published table
public record Candidate(
    int rank,
    Selected coin,
    SymbolFactors figures,
    Score score,
    Micro micro,
    Entry entry,
    List<Source> sources,
    boolean emitted) {

  public Candidate {
    sources = List.copyOf(sources);
  }

  public Symbol symbol() {
    return coin.symbol();
  }

  public Tier tier() {
    return Tier.of(coin.advUsd());
  }

  public Decision decision() {
    return entry.judgement().decision();
  }

  public String primaryReason() {
    return entry.judgement().primaryReason();
  }

  /// Number of distinct venues behind the row.
  public int venueCount() {
    return (int) sources.stream().map(Source::venue).distinct().count();
  }

  Candidate asEmitted() {
    return new Candidate(rank, coin, figures, score, micro, entry, sources, true);
  }
}
