package io.cryptorun.ledger.audit;

import static io.cryptorun.ledger.audit.Fault.Kind.BROKEN_LINK;
import static io.cryptorun.ledger.audit.Fault.Kind.CHANGED_EVENT;
import static io.cryptorun.ledger.audit.Fault.Kind.CHANGED_HEAD;
import static io.cryptorun.ledger.audit.Fault.Kind.EVENT_BEYOND_HEAD;
import static io.cryptorun.ledger.audit.Fault.Kind.MISSING_EVENT;
import static io.cryptorun.ledger.audit.Fault.Kind.MISSING_HEAD;

import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The way along one chain, from its anchor (or a later event that is believed) to its head. It
/// ends at the first event that is not what was written: nothing behind it can be told by the
/// chain. Hashes are computed here, not by the server under examination.
final class ChainWalk {

  private final Chains chains;
  private final StoredEvents events;
  private final PublishedRows rows;
  private final Faults faults;
  private final LongConsumer progress;

  private Chain chain;
  private long at;
  private String hash;
  private @Nullable Long from;
  private long walked;
  private long publications;

  /// @param progress told how many events of the chain were recomputed so far
  ChainWalk(
      Chain chain,
      Chains chains,
      StoredEvents events,
      PublishedRows rows,
      Faults faults,
      LongConsumer progress) {
    this.chain = chain;
    this.chains = chains;
    this.events = events;
    this.rows = rows;
    this.faults = faults;
    this.progress = progress;
    this.at = chain.anchorPosition();
    this.hash = chain.anchorHash();
  }

  /// Walks to the head as it stood when the walk began.
  ///
  /// @param since older events are believed; null for none
  ChainReport walk(@Nullable Instant since) {
    if (since != null) {
      startAt(since);
    }
    if (hasHead() && walksToHead() && hash.equals(chain.hash())) {
      checkNothingBeyond();
    }
    return new ChainReport(
        chain.chain(),
        from,
        walked == 0 ? null : at,
        walked,
        publications,
        chain.anchorPosition(),
        chain.hash() == null ? "" : chain.hash());
  }

  private void startAt(Instant since) {
    long first = events.firstSince(chain.chain(), since).orElse(end() + 1);
    if (first - 1 > at) {
      events
          .at(chain.chain(), first - 1)
          .ifPresent(before -> {
            at = before.position();
            hash = before.hash();
          });
    }
  }

  private long end() {
    return chain.position() == null ? 0 : chain.position();
  }

  private boolean hasHead() {
    if (chain.position() == null) {
      report(MISSING_HEAD, null, null, "there are events, and no head that says where they end");
      return false;
    }
    return true;
  }

  private boolean walksToHead() {
    for (var page = next(); !page.isEmpty(); page = next()) {
      for (var event : page) {
        if (!follows(event)) {
          return false;
        }
      }
      publications += page.stream().filter(StoredEvent::isPublication).count();
      rows.check(chain.chain(), page.getFirst().position(), page.getLast().position(), faults);
      progress.accept(walked);
    }
    return endsAtHead();
  }

  private List<StoredEvent> next() {
    return events.page(chain.chain(), at, end());
  }

  private boolean follows(StoredEvent event) {
    if (event.position() != at + 1 && !wasRemovedMeanwhile(event)) {
      return broken(MISSING_EVENT, at + 1, null, "the next one is " + event.position());
    }
    if (!event.prevHash().equals(hash)) {
      return broken(
          BROKEN_LINK,
          event.position(),
          event.runId(),
          "%s of %s follows %s; the event before has %s"
              .formatted(event.kind(), event.at(), shown(event.prevHash()), shown(hash)));
    }
    var computed = event.hashAfter(hash);
    if (!computed.equals(event.hash())) {
      return broken(
          CHANGED_EVENT,
          event.position(),
          event.runId(),
          "%s of %s carries %s; its content gives %s"
              .formatted(event.kind(), event.at(), shown(event.hash()), shown(computed)));
    }
    from = from == null ? event.position() : from;
    at = event.position();
    hash = event.hash();
    walked++;
    return true;
  }

  /// Retention may have moved the anchor past what this walk was about to read.
  private boolean wasRemovedMeanwhile(StoredEvent event) {
    var now = chains.again(chain);
    if (now.anchorPosition() + 1 != event.position()) {
      return false;
    }
    chain =
        new Chain(
            chain.chain(),
            chain.position(),
            chain.hash(),
            chain.newestPosition(),
            now.anchorPosition(),
            now.anchorHash());
    at = now.anchorPosition();
    hash = now.anchorHash();
    return true;
  }

  private boolean endsAtHead() {
    if (at < end()) {
      return broken(MISSING_EVENT, at + 1, null, "the head stands at " + end());
    }
    if (!hash.equals(chain.hash())) {
      return broken(
          CHANGED_HEAD,
          end(),
          null,
          "the head carries %s; its newest event has %s"
              .formatted(shown(chain.hash()), shown(hash)));
    }
    return true;
  }

  private void checkNothingBeyond() {
    var newest = chain.newestPosition();
    if (newest != null && newest > end()) {
      report(EVENT_BEYOND_HEAD, newest, null, "the head stands at " + end());
    }
  }

  private boolean broken(
      Fault.Kind kind, @Nullable Long position, @Nullable String runId, String detail) {
    report(kind, position, runId, detail);
    return false;
  }

  private void report(
      Fault.Kind kind, @Nullable Long position, @Nullable String runId, String detail) {
    faults.add(new Fault(kind, chain.chain(), position, runId, detail));
  }

  private static String shown(@Nullable String hash) {
    return hash == null || hash.isEmpty() ? "nothing" : "%.12s…".formatted(hash);
  }
}
