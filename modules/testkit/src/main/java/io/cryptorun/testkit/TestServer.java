package io.cryptorun.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A PostgreSQL on which tests may make and drop databases.
interface TestServer extends AutoCloseable {
  String URL_VARIABLE = "CRYPTORUN_TEST_DATABASE_URL";
  Duration DOCKER_PATIENCE = Duration.ofSeconds(1);

  /// The named database with the superuser's credentials.
  TestDatabase database(String name, String rolePrefix);

  @Override
  void close();

  /// The server that the environment names, else a container where an engine runs, else our own.
  static TestServer found() {
    String url = System.getenv(URL_VARIABLE);
    if (url != null && !url.isBlank()) {
      return GivenServer.of(URI.create(url.startsWith("jdbc:") ? url.substring(5) : url));
    }
    Optional<TestServer> container =
        DockerEngine.fromEnvironment().answersWithin(DOCKER_PATIENCE)
            ? ContainerServer.started()
            : Optional.empty();
    return container.orElseGet(OwnServer::started);
  }
}
