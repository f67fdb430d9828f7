package io.cryptorun.ledger.history;

/// How far one chain of events has come.
///
/// @param chain a job, or `cluster`
/// @param position of its newest event; from 1 on
/// @param hash of that event, in hexadecimal digits
public record ChainHead(String chain, long position, String hash) {}
