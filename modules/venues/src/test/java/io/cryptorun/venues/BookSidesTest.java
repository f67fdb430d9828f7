package io.cryptorun.venues;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Level;
import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookSidesTest {

  @Test
  void levels_asSent_keepOrderAndDigits() {
    assertThat(BookSides.levels(List.of(row("101.50", "2", "7"), row("100", "1.0"))))
        .containsExactly(level("101.50", "2"), level("100", "1.0"));
  }

  @Test
  void priceSentTwice_isOneLevelOfTheSmallerSize() {
    assertThat(
            BookSides.levels(
                List.of(row("100", "5"), row("99", "4"), row("100.0", "3"), row("99", "4"))))
        .containsExactly(level("100.0", "3"), level("99", "4"));
  }

  private static NumberRow row(String... cells) {
    return new NumberRow(List.of(cells).stream().map(BigDecimal::new).toList());
  }

  private static Level level(String price, String size) {
    return new Level(new BigDecimal(price), new BigDecimal(size));
  }
}
