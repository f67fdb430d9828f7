package io.cryptorun.testkit;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A PostgreSQL in a container, removed at the end of the test run.
final class ContainerServer implements TestServer {
  private static final Logger log = LoggerFactory.getLogger(ContainerServer.class);
  private static final String IMAGE = "postgres:18";

  private final PostgreSQLContainer container;

  private ContainerServer(PostgreSQLContainer container) {
    this.container = container;
  }

  /// Empty when the engine cannot give the image, for instance because no registry can be reached.
  static Optional<TestServer> started() {
    PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
    // The container's own default switches fsync off; tests of durability need it.
    container.setCommand("postgres", "-c", "fsync=on", "-c", "max_connections=200");
    try {
      container.start();
      return Optional.of(new ContainerServer(container));
    } catch (RuntimeException noContainer) {
      log.warn("no container of {}: {}; using our own server", IMAGE, noContainer.getMessage());
      container.close();
      return Optional.empty();
    }
  }

  @Override
  public TestDatabase database(String name, String rolePrefix) {
    return new TestDatabase(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        name,
        rolePrefix,
        container.getUsername(),
        container.getPassword());
  }

  @Override
  public void close() {
    container.close();
  }
}
