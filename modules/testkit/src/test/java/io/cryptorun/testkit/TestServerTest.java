package io.cryptorun.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestServerTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  @Test
  void givenServer_libpqForm_isRead() {
    TestDatabase database =
        GivenServer.of(URI.create("postgresql://ann:s%40fe@db.example:5433/x"))
            .database("mine", "pre");

    assertThat(database)
        .isEqualTo(new TestDatabase("db.example", 5433, "mine", "pre", "ann", "s@fe"));
  }

  @Test
  void givenServer_parameters_areRead() {
    GivenServer server =
        GivenServer.of(URI.create("postgresql://db.example/x?user=ann&password=safe"));

    assertThat(server).isEqualTo(new GivenServer("db.example", 5432, "ann", "safe"));
  }

  @Test
  void givenServer_withoutUser_isRefusedWithTheForm() {
    assertThatThrownBy(() -> GivenServer.of(URI.create("postgresql://db.example/x")))
        .hasMessageContaining("postgresql://user:password@host:port/db");
  }

  @Test
  void dockerEngine_absent_isKnownAtOnce() {
    assertThat(engine("unix:///no/such/socket").answersWithin(PATIENCE)).isFalse();
  }

  @Test
  void dockerEngine_silent_isGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(engine("tcp://127.0.0.1:" + silent.getLocalPort()).answersWithin(PATIENCE))
          .isFalse();
    }
  }

  @Test
  void dockerEngine_thatAnswers_isFound() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> answerOnce(server));

      assertThat(
              engine("tcp://127.0.0.1:" + server.getLocalPort())
                  .answersWithin(Duration.ofSeconds(60)))
          .isTrue();
    }
  }

  @Test
  void databaseNames_tellTheirMaker() {
    DatabaseNames names = new DatabaseNames();
    String name = names.next();

    assertThat(name).isNotEqualTo(names.next());
    assertThat(names.isOurs(name + "_app")).isTrue();
    assertThat(DatabaseNames.makerOf(name)).contains(ProcessHandle.current().pid());
    assertThat(DatabaseNames.makerOf("postgres")).isEmpty();
  }

  private static DockerEngine engine(String host) {
    return DockerEngine.at(URI.create(host));
  }

  private static void answerOnce(ServerSocket server) {
    try (Socket peer = server.accept()) {
      peer.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nOK".getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // The test is over.
    }
  }
}
