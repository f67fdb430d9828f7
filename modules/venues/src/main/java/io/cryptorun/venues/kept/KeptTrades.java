package io.cryptorun.venues.kept;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.Trade;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/// The newest public trades of a pair.
public final class KeptTrades implements Packing<Instrument, List<Trade>> {

  private static final TypeReference<List<PackedTrade>> PACKED = new TypeReference<>() {};

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private record PackedTrade(
      String id, String time, double price, double quantity, boolean takerBought) {

    static PackedTrade of(Trade trade) {
      return new PackedTrade(
          trade.id(),
          trade.time().toString(),
          trade.price(),
          trade.quantity(),
          trade.takerBought());
    }

    Trade trade() {
      return new Trade(id, Instant.parse(time), price, quantity, takerBought);
    }
  }

  @Override
  public Observation.Key key(Instrument pair) {
    return new Observation.Key(pair.venue(), Observation.Kind.TRADES, pair.id());
  }

  @Override
  public String pack(List<Trade> trades) {
    return Packed.text(trades.stream().map(PackedTrade::of).toList());
  }

  @Override
  public List<Trade> unpack(Instrument pair, String content, Instant receivedAt) {
    return Packed.value(content, PACKED).stream().map(PackedTrade::trade).toList();
  }
}
