package io.cryptorun.ledger.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A place where history is not what was written.
///
/// @param position in the chain; null where no event is meant
/// @param runId the run it concerns, where it concerns one
/// @param detail for a person, with what was expected and what stands there
public record Fault(
    Kind kind, String chain, @Nullable Long position, @Nullable String runId, String detail) {

  /// What is wrong.
  public enum Kind {
    /// an event does not give the hash it carries
    CHANGED_EVENT,
    /// an event that must have been there is gone
    MISSING_EVENT,
    /// an event does not follow from the one before
    BROKEN_LINK,
    /// an event stands where none was written
    EVENT_BEYOND_HEAD,
    /// the head is not the newest event's
    CHANGED_HEAD,
    /// events without a head
    MISSING_HEAD,
    /// artifact rows do not give the hash in their run's event
    CHANGED_ARTIFACTS,
    /// gate decisions do not give the hash in their run's event
    CHANGED_GATES,
    /// coins of a run do not give the hash in its event
    CHANGED_CANDIDATES,
    /// regime or health checks do not give the hash in their run's event
    CHANGED_STATE,
    /// the run is not what its events say
    CHANGED_RUN,
    /// what an operator asked for, or what came of it, is not what its events say
    CHANGED_COMMAND,
    /// the registration of a node is not what its event says
    CHANGED_NODE,
    /// artifact rows that no event speaks of
    UNACCOUNTED_ARTIFACTS,
    /// gate decisions that no event speaks of
    UNACCOUNTED_GATES,
    /// coins that no event speaks of
    UNACCOUNTED_CANDIDATES,
    /// a regime or health checks that no event speaks of
    UNACCOUNTED_STATE,
    /// a request that no event speaks of
    UNACCOUNTED_COMMAND;

    /// As CLI, JSON and SQL spell it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
