package io.cryptorun.testkit;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test class a fresh database on a real PostgreSQL, and drops it afterwards.
///
/// ```java
/// @RegisterExtension
/// static final PostgresExtension postgres = PostgresExtension.withSchema("ledger", Migration::apply);
///
/// @Test
/// void something_happens(TestDatabase database) { … }
/// ```
///
/// The server is, in this order: the one named by `CRYPTORUN_TEST_DATABASE_URL`; a container, where
/// a Docker engine answers within a second; the embedded one. Its durability settings are those of
/// production. Sessions live in the time zone America/Los_Angeles, which brings to light what
/// forgets to say UTC.
public final class PostgresExtension
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  private final String schema;
  private final SchemaSetup setup;
  private @Nullable TestDatabase database;

  /// Empty databases.
  public PostgresExtension() {
    this("empty", _ -> {});
  }

  private PostgresExtension(String schema, SchemaSetup setup) {
    this.schema = schema;
    this.setup = setup;
  }

  /// Databases with a schema: `setup` runs once per test run for each `schema` name, then copies
  /// are made.
  public static PostgresExtension withSchema(String schema, SchemaSetup setup) {
    return new PostgresExtension(schema, setup);
  }

  /// The database of the running test class.
  public TestDatabase database() {
    return requireNonNull(database, "the database exists from beforeAll on: make the field static");
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    database = databases(context).cloned(schema, setup);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    databases(context).drop(database());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return database();
  }

  private static TestDatabases databases(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            TestDatabases.class, _ -> TestDatabases.onFoundServer(), TestDatabases.class);
  }
}
