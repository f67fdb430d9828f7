package io.cryptorun.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
  private static final String BODY = "{\"a\":\"" + "x".repeat(2000) + "\"}";

  @Test
  void connection_keptAlive_servesSeveralRequests() throws IOException {
    try (var server = server(new Delivery.Whole());
        var socket = connect(server)) {
      assertThat(exchange(socket, "/one", "")).endsWith(BODY);
      assertThat(exchange(socket, "/two", "")).contains("X-Path: /two").endsWith(BODY);
    }
  }

  @Test
  void query_encoded_arrivesDecoded() throws IOException {
    try (var server =
            LoopbackServer.start(
                0,
                request ->
                    Response.json(
                        200,
                        request.parameter("pair", "none").getBytes(StandardCharsets.UTF_8),
                        Map.of()));
        var socket = connect(server)) {
      assertThat(exchange(socket, "/a?pair=BTC%2FUSD&x=", "")).endsWith("BTC/USD");
    }
  }

  @Test
  void gzip_whereAccepted_isUsedForLargeBodies() throws IOException {
    try (var server = server(new Delivery.Whole());
        var socket = connect(server)) {
      send(socket, "/", "Accept-Encoding: gzip\r\nConnection: close\r\n");
      byte[] all = socket.getInputStream().readAllBytes();
      String head = new String(all, StandardCharsets.ISO_8859_1);
      int start = head.indexOf("\r\n\r\n") + 4;
      assertThat(head).contains("Content-Encoding: gzip");
      var packed = new ByteArrayInputStream(all, start, all.length - start);
      assertThat(new GZIPInputStream(packed).readAllBytes())
          .isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void truncated_sendsHalfUnderAFittingLength() throws IOException {
    assertThat(only(new Delivery.Truncated()))
        .contains("Content-Length: " + BODY.length() / 2)
        .endsWith(BODY.substring(0, BODY.length() / 2));
  }

  @Test
  void wrongLength_promisesMoreThanItSends() throws IOException {
    assertThat(only(new Delivery.WrongLength()))
        .contains("Content-Length: " + (BODY.length() + 4096))
        .endsWith(BODY);
  }

  @Test
  void trickle_arrivesWhole() throws IOException {
    assertThat(only(new Delivery.Trickle(Duration.ofMillis(1)))).endsWith(BODY);
  }

  @Test
  void lateHeaders_arriveInTheEnd() throws IOException {
    assertThat(only(new Delivery.LateHeaders(Duration.ofMillis(5)))).endsWith(BODY);
  }

  @Test
  void gzipCut_cannotBeUnpacked() throws IOException {
    try (var server = server(new Delivery.GzipCut());
        var socket = connect(server)) {
      send(socket, "/", "Connection: close\r\n");
      byte[] all = socket.getInputStream().readAllBytes();
      int start = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
      var packed = new ByteArrayInputStream(all, start, all.length - start);
      assertThatThrownBy(() -> new GZIPInputStream(packed).readAllBytes())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void reset_endsTheConnectionWithAnError() throws IOException {
    try (var server = server(new Delivery.Reset());
        var socket = connect(server)) {
      send(socket, "/", "");
      assertThatThrownBy(
              () -> {
                while (socket.getInputStream().read() >= 0) {
                  socket.getOutputStream().flush();
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void neverEnding_endsOnlyWithTheServer() throws IOException {
    var server = server(new Delivery.NeverEnding());
    try (server;
        var socket = connect(server)) {
      send(socket, "/", "");
      byte[] begun = socket.getInputStream().readNBytes(200);
      assertThat(begun).hasSize(200);
      server.close();
      assertThat(rest(socket)).isLessThan(BODY.length());
    }
  }

  @Test
  void port_taken_isRefused() throws IOException {
    try (var server = server(new Delivery.Whole())) {
      assertThatThrownBy(
              () -> LoopbackServer.start(server.port(), _ -> answer(new Delivery.Whole())))
          .isInstanceOf(BindException.class);
    }
  }

  private static int rest(Socket socket) {
    try {
      return socket.getInputStream().readAllBytes().length;
    } catch (IOException e) {
      return 0;
    }
  }

  private static String only(Delivery delivery) throws IOException {
    try (var server = server(delivery);
        var socket = connect(server)) {
      send(socket, "/", "Connection: close\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static LoopbackServer server(Delivery delivery) throws IOException {
    return LoopbackServer.start(
        0,
        request ->
            Response.json(
                    200, BODY.getBytes(StandardCharsets.UTF_8), Map.of("X-Path", request.path()))
                .with(delivery));
  }

  private static Response answer(Delivery delivery) {
    return Response.json(200, new byte[0], Map.of()).with(delivery);
  }

  private static Socket connect(LoopbackServer server) throws IOException {
    var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static String exchange(Socket socket, String target, String headers) throws IOException {
    send(socket, target, headers);
    var in = socket.getInputStream();
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) in.read());
    }
    String head = text.toString();
    int from = head.indexOf("Content-Length: ") + "Content-Length: ".length();
    int length = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void send(Socket socket, String target, String headers) throws IOException {
    String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
