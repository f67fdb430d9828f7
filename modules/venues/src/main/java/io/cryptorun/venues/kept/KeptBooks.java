package io.cryptorun.venues.kept;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.OrderBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/// The order book of a pair, as far as any figure is taken from it.
public final class KeptBooks implements Packing<Instrument, OrderBook> {

  private static final TypeReference<PackedBook> PACKED = new TypeReference<>() {};

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private record PackedLevel(BigDecimal price, BigDecimal size) {

    static List<PackedLevel> of(List<Level> side) {
      return side.stream().map(level -> new PackedLevel(level.price(), level.size())).toList();
    }

    static List<Level> levels(List<PackedLevel> side) {
      return side.stream().map(level -> new Level(level.price, level.size)).toList();
    }
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private record PackedBook(List<PackedLevel> bids, List<PackedLevel> asks, long lagNanos) {}

  @Override
  public Observation.Key key(Instrument pair) {
    return new Observation.Key(pair.venue(), Observation.Kind.BOOK, pair.id());
  }

  @Override
  public String pack(OrderBook book) {
    var part = BookMeasure.measuredPart(book);
    return Packed.text(
        new PackedBook(
            PackedLevel.of(part.bids()), PackedLevel.of(part.asks()), part.stampLag().toNanos()));
  }

  @Override
  public OrderBook unpack(Instrument pair, String content, Instant receivedAt) {
    var packed = Packed.value(content, PACKED);
    return OrderBook.of(
        pair.venue(),
        pair,
        PackedLevel.levels(packed.bids()),
        PackedLevel.levels(packed.asks()),
        receivedAt,
        Duration.ofNanos(packed.lagNanos()),
        Duration.ZERO);
  }
}
