package io.cryptorun.venues.kraken;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.ContractDraft;
import io.cryptorun.venues.TimedValues;
import io.cryptorun.venues.http.AnswerException;
import io.cryptorun.venues.http.Blame;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Charged;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Envelope;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Figures;
import io.cryptorun.venues.kraken.KrakenFuturesWire.Row;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// From the answers of Kraken Futures to domain values.
final class KrakenFuturesMapping {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String LINEAR = "PF_";
  private static final String IN_DOLLARS = "USD";

  private KrakenFuturesMapping() {}

  /// The answer, or the venue's error.
  static <T> Envelope<T> open(Envelope<T> envelope, String list) {
    var complaint = complaint(200, envelope.beside());
    if (complaint != null) {
      throw new AnswerException(complaint);
    }
    if (!envelope.beside().path(list).isArray()) {
      throw AnswerException.malformed("field \"%s\" is missing".formatted(list));
    }
    return envelope;
  }

  /// What went wrong: `error` is a word, `errors` a list of numbered texts. Null when all is well.
  static @Nullable Complaint complaint(int status, JsonNode answer) {
    if ("success".equals(answer.path("result").asString(""))) {
      return null;
    }
    var first = answer.path("errors").path(0).path("message");
    var text = answer.path("error").asString(first.asString("no result"));
    return switch (text) {
      case "apiLimitExceeded" -> new Complaint(Fault.Code.RATE_LIMITED, Blame.RETRY, text);
      case "Unavailable", "marketUnavailable", "Server Error" ->
          new Complaint(Fault.Code.VENUE_ERROR, Blame.RETRY, text);
      case "notFound", "Argument invalid: symbol" ->
          new Complaint(Fault.Code.UNKNOWN_INSTRUMENT, Blame.ANSWERED, text);
      default -> Complaint.ofStatus(status, text);
    };
  }

  /// Linear perpetuals in dollars. Their symbol is all there is: `PF_`, the coin, `USD`.
  static List<Contract> contracts(Envelope<Row> answer) {
    var draft = new ContractDraft(Venue.KRAKEN);
    for (var row : answer.rows()) {
      var symbol = upperCase(row.symbol());
      if (symbol.startsWith(LINEAR) && symbol.endsWith(IN_DOLLARS) && isTradable(row)) {
        var base = symbol.substring(LINEAR.length(), symbol.length() - IN_DOLLARS.length());
        draft.add(symbol, base);
      }
    }
    return draft.contracts();
  }

  private static boolean isTradable(Row row) {
    return "flexible_futures".equals(row.type()) && Boolean.TRUE.equals(row.tradeable());
  }

  /// Rates of the linear contracts, each for an hour, as a fraction of the index price.
  static Map<String, CurrentFunding> funding(Envelope<Figures> answer) {
    var rates = new HashMap<String, CurrentFunding>();
    for (var ticker : answer.rows()) {
      var symbol = upperCase(ticker.symbol());
      var dollars = ticker.fundingRate();
      var index = ticker.indexPrice();
      if (symbol.startsWith(LINEAR) && dollars != null && index != null && index.signum() > 0) {
        var fraction = dollars.divide(index, MathContext.DECIMAL64).doubleValue();
        rates.put(symbol, new CurrentFunding(fraction, HOUR));
      }
    }
    return rates;
  }

  /// Open interest of the linear contracts, at the time of the answer.
  static Map<String, OpenInterest> openInterest(Envelope<Figures> answer) {
    var at = time(answer.beside().path("serverTime").asString(""));
    var figures = new HashMap<String, OpenInterest>();
    for (var ticker : answer.rows()) {
      var symbol = upperCase(ticker.symbol());
      var base = ticker.openInterest();
      if (symbol.startsWith(LINEAR) && base != null) {
        figures.put(symbol, new OpenInterest(at, base.doubleValue()));
      }
    }
    return figures;
  }

  static Instant time(Charged row) {
    return TimedValues.nearestMinute(time(require(row.timestamp(), "timestamp")));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw AnswerException.malformed("\"%s\" is not a time".formatted(text));
    }
  }

  static List<Settlement> settlements(Envelope<Charged> answer, Instant since, Instant until) {
    var settled =
        answer.rows().stream()
            .filter(row -> row.relativeFundingRate() != null)
            .map(row ->
                new Settlement(
                    time(row),
                    require(row.relativeFundingRate(), "relativeFundingRate").doubleValue()))
            .toList();
    return TimedValues.settlements(settled, since, until);
  }

  private static String upperCase(@Nullable String symbol) {
    return require(symbol, "symbol").toUpperCase(Locale.ROOT);
  }
}
