package io.cryptorun.simulator.http;

/// Answers requests; called on one virtual thread a connection.
@FunctionalInterface
public interface Handler {
  Response answer(Request request) throws InterruptedException;
}
