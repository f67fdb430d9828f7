package io.cryptorun.testkit;

/// Makes a module's schema in an empty database. It runs once per test run; each test class then
/// gets a copy.
@FunctionalInterface
public interface SchemaSetup {

  void apply(TestDatabase empty) throws Exception;
}
