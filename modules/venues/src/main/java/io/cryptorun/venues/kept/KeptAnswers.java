package io.cryptorun.venues.kept;

import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes answers from the store where they are young enough and asks for the others; whatever a
/// venue answers is kept. Trouble with the store costs calls, never a run: it is logged once and
/// the venue is asked.
public final class KeptAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

  private final MarketCache store;
  private final InstantSource clock;
  private final AtomicBoolean troubled = new AtomicBoolean();

  /// @param clock that stamped what is kept
  public KeptAnswers(MarketCache store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Asks the venue about the items that nothing young enough is kept of.
  public interface Ask<K, V> {
    Map<K, Reply<V>> of(List<K> items) throws InterruptedException;
  }

  /// One reply for each item.
  ///
  /// @param youngerThan the age an answer from the store has not reached; zero to ask about all
  public <K, V> Map<K, Reply<V>> orAsk(
      List<K> items, Duration youngerThan, Packing<K, V> packing, Ask<K, V> ask)
      throws InterruptedException {
    var replies = new LinkedHashMap<K, Reply<V>>();
    if (youngerThan.isPositive()) {
      items.forEach(
          item -> young(item, youngerThan, packing).ifPresent(found -> replies.put(item, found)));
    }
    var rest = items.stream().filter(item -> !replies.containsKey(item)).toList();
    if (!rest.isEmpty()) {
      replies.putAll(ask.of(rest));
    }
    return replies;
  }

  /// Keeps what a venue answered.
  ///
  /// @return the reply as it came
  public <K, V> Reply<V> keep(K item, Reply<V> reply, Packing<K, V> packing) {
    if (reply instanceof Reply.Received<V>(var value, var receivedAt, _, var cached) && !cached) {
      try {
        store.keep(new Observation(packing.key(item), packing.pack(value), receivedAt));
      } catch (RuntimeException trouble) {
        tell(trouble);
      }
    }
    return reply;
  }

  private <K, V> Optional<Reply<V>> young(K item, Duration limit, Packing<K, V> packing) {
    try {
      return store
          .newest(packing.key(item))
          .filter(kept -> isYoung(kept, limit))
          .map(kept -> received(item, kept, packing));
    } catch (RuntimeException trouble) {
      tell(trouble);
      return Optional.empty();
    }
  }

  private boolean isYoung(Observation kept, Duration limit) {
    return Duration.between(kept.receivedAt(), clock.instant()).compareTo(limit) < 0;
  }

  private static <K, V> Reply<V> received(K item, Observation kept, Packing<K, V> packing) {
    var value = packing.unpack(item, kept.content(), kept.receivedAt());
    return new Reply.Received<>(value, kept.receivedAt(), Duration.ZERO, true);
  }

  /// Any exception: what keeps the store from working is its own affair, and an answer that an
  /// older version packed otherwise is no answer.
  private void tell(RuntimeException trouble) {
    if (troubled.compareAndSet(false, true)) {
      LOG.warn("answers are not kept or found for now; the venues are asked instead", trouble);
    }
  }
}
