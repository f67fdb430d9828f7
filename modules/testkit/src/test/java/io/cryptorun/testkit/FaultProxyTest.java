package io.cryptorun.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int SHORT_WAIT_MILLIS = 200;
  private static final int PATIENCE_MILLIS = 60_000;

  private ServerSocket echo;
  private FaultProxy proxy;

  /// The newest connection, as the target has it, and what it heard.
  private volatile Socket echoed = new Socket();

  private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

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
  void drop_leavesTheConnectionOpenAndSilent_untilItIsMended() throws IOException {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
      proxy.drop();

      assertSilent(client, 'b');

      proxy.pass();
      assertThat(client.getInputStream().read()).as("sent again").isEqualTo('b');
      assertThat(answerTo(client, 'c')).isEqualTo('c');
    }
  }

  @Test
  void drop_hidesTheEndOfAConnection() throws IOException {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
      proxy.drop();
      echoed.close();
      client.setSoTimeout(SHORT_WAIT_MILLIS);

      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      proxy.pass();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void dropToClient_letsTheTargetHear() throws Exception {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
      proxy.dropToClient();

      assertSilent(client, 'b');

      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo((int) 'a');
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo((int) 'b');
    }
  }

  @Test
  void dropToTarget_letsTheClientHear() throws IOException {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
      proxy.dropToTarget();

      assertSilent(client, 'b');
      echoed.getOutputStream().write('x');

      assertThat(client.getInputStream().read()).isEqualTo('x');
    }
  }

  @Test
  void halfOpen_endsTheTargetsSide_andRelaysNewConnections() throws IOException {
    try (Socket client = connected()) {
      assertThat(answerTo(client, 'a')).isEqualTo('a');
      var before = echoed;
      proxy.halfOpen();

      assertThatThrownBy(() -> before.getInputStream().read()).isInstanceOf(SocketException.class);
      assertSilent(client, 'b');
      try (Socket fresh = connected()) {
        assertThat(answerTo(fresh, 'c')).isEqualTo('c');
      }
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

  /// The port is kept by a socket that does not listen: let go of, it may be another server's in
  /// the next moment.
  @Test
  void targetGone_endsTheClientsConnection() throws IOException {
    try (var taken = new Socket()) {
      taken.bind(new InetSocketAddress(LOOPBACK, 0));
      try (var toNobody = FaultProxy.to(taken.getLocalPort());
          Socket client = connected(toNobody)) {
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  private Socket connected() throws IOException {
    return connected(proxy);
  }

  private static Socket connected(FaultProxy proxy) throws IOException {
    Socket client = new Socket(LOOPBACK, proxy.port());
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  private static void assertSilent(Socket client, char letter) throws IOException {
    client.setSoTimeout(SHORT_WAIT_MILLIS);
    assertThatThrownBy(() -> answerTo(client, letter)).isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(PATIENCE_MILLIS);
  }

  private static int answerTo(Socket client, char letter) throws IOException {
    client.getOutputStream().write(letter);
    return client.getInputStream().read();
  }

  private void echoEverything() {
    while (!echo.isClosed()) {
      try {
        Socket peer = echo.accept();
        echoed = peer;
        Thread.ofVirtual().start(() -> echoOne(peer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void echoOne(Socket peer) {
    try {
      for (int letter = peer.getInputStream().read();
          letter >= 0;
          letter = peer.getInputStream().read()) {
        heard.add(letter);
        peer.getOutputStream().write(letter);
      }
      peer.close();
    } catch (IOException reset) {
      // The client is gone, as some tests want it.
    }
  }
}
