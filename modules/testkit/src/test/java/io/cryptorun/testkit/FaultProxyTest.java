package io.cryptorun.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int SHORT_WAIT_MILLIS = 200;

  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, LOOPBACK);
    Thread.ofVirtual().start(this::echoEverything);
    proxy = FaultProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void pass_relaysBothWays() throws IOException {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
    }
  }

  @Test
  void drop_leavesTheConnectionOpenAndSilent() throws IOException {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
      proxy.drop();
      client.setSoTimeout(SHORT_WAIT_MILLIS);

      assertThatThrownBy(() -> answerTo(client, 'b')).isInstanceOf(SocketTimeoutException.class);

      proxy.pass();
      assertThat(answerTo(client, 'c')).isEqualTo('c');
    }
  }

  @Test
  void reset_breaksOpenAndNewConnections() throws IOException {
    try (Socket open = connected()) {
      assertThat(answerTo(open, 'a')).isEqualTo('a');
      proxy.reset();

      assertThatThrownBy(() -> answerTo(open, 'b')).isInstanceOf(SocketException.class);
      try (Socket fresh = connected()) {
        assertThatThrownBy(() -> answerTo(fresh, 'c')).isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void delay_holdsDataBack() throws IOException {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
      proxy.delay(Duration.ofSeconds(30));
      client.setSoTimeout(SHORT_WAIT_MILLIS);

      assertThatThrownBy(() -> answerTo(client, 'b')).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void targetGone_endsTheClientsConnection() throws IOException {
    echo.close();

    try (Socket client = connected()) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  private Socket connected() throws IOException {
    Socket client = new Socket(LOOPBACK, proxy.port());
    client.setSoTimeout(10_000);
    return client;
  }

  private static int answerTo(Socket client, char letter) throws IOException {
    client.getOutputStream().write(letter);
    return client.getInputStream().read();
  }

  private void echoEverything() {
    while (!echo.isClosed()) {
      try {
        Socket peer = echo.accept();
        Thread.ofVirtual().start(() -> echoOne(peer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void echoOne(Socket peer) {
    try (peer) {
      long _ = peer.getInputStream().transferTo(peer.getOutputStream());
    } catch (IOException reset) {
      // The client is gone, as some tests want it.
    }
  }
}
