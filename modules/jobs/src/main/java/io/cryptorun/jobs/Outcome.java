package io.cryptorun.jobs;

import io.cryptorun.ledger.run.Publication;

/// What came of a job's work. Whether a published result counts is not known yet: the ledger may
/// still refuse it.
public sealed interface Outcome {

  /// Files are in place; these rows are to make them count.
  ///
  /// @param files the directory that appeared
  /// @param rows what the ledger is to record with it
  record Published(io.cryptorun.artifacts.Publication files, Publication rows) implements Outcome {}

  /// There is no result, and nothing was published.
  ///
  /// @param code one word for SQL: `NO_VALID_BOOK`
  /// @param text what happened and what becomes of it
  record Failed(String code, String text) implements Outcome {}
}
