package io.cryptorun.testkit;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the fakes of the exchanges answer: what they know, at once, unless the venue was made to
/// fail.
final class ArrangedAnswers {
  private static final Duration LATENCY = Duration.ofMillis(100);

  private final InstantSource clock;
  private final Map<Venue, Fault.Code> failing = new EnumMap<>(Venue.class);

  ArrangedAnswers(InstantSource clock) {
    this.clock = clock;
  }

  void fails(Venue venue, Fault.Code code) {
    failing.put(venue, code);
  }

  void recovers(Venue venue) {
    failing.remove(venue);
  }

  /// One reply for each question.
  ///
  /// @param known null for what the venue was not told
  <Q, A> Map<Q, Reply<A>> to(
      Collection<Q> questions, Function<Q, Venue> venueOf, Function<Q, @Nullable A> known) {
    Map<Q, Reply<A>> answers = new LinkedHashMap<>();
    for (Q question : questions) {
      answers.put(question, answer(venueOf.apply(question), question, known.apply(question)));
    }
    return answers;
  }

  private <Q, A> Reply<A> answer(Venue venue, Q question, @Nullable A value) {
    Fault.Code code = failing.get(venue);
    if (code == null && value != null) {
      return new Reply.Received<>(value, clock.instant(), LATENCY, false);
    }
    return new Fault(
            venue,
            code == null ? Fault.Code.UNKNOWN_INSTRUMENT : code,
            venue + " " + question,
            null,
            "as the test arranged")
        .missing();
  }
}
