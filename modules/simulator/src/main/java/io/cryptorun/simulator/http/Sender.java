package io.cryptorun.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// Writes one answer the way its [Delivery] says.
final class Sender {
  private static final int WORTH_PACKING = 512;
  private static final int PIECES = 16;
  private static final int FALSE_PROMISE = 4096;

  private final Socket socket;
  private final OutputStream out;
  private final CountDownLatch closed;

  Sender(Socket socket, OutputStream out, CountDownLatch closed) {
    this.socket = socket;
    this.out = out;
    this.closed = closed;
  }

  /// Sends an answer and tells whether the connection can serve another request.
  boolean send(Request request, Response response) throws IOException, InterruptedException {
    boolean cut = response.delivery() instanceof Delivery.GzipCut;
    boolean pack =
        cut
            || (request.header("accept-encoding", "gzip")
                && response.body().length >= WORTH_PACKING);
    byte[] body = pack ? packed(response.body()) : response.body();
    return switch (response.delivery()) {
      case Delivery.Whole _ -> whole(response, pack, body);
      case Delivery.Truncated _ -> whole(response, false, half(response.body()));
      case Delivery.GzipCut _ -> whole(response, true, half(body));
      case Delivery.LateHeaders late -> {
        pause(late.delay());
        yield whole(response, pack, body);
      }
      case Delivery.WrongLength _ -> {
        head(response, pack, body.length + FALSE_PROMISE);
        out.write(body);
        out.flush();
        yield false;
      }
      case Delivery.Trickle trickle -> trickle(response, pack, body, trickle.pause());
      case Delivery.NeverEnding _ -> {
        head(response, pack, body.length);
        out.write(half(body));
        out.flush();
        closed.await();
        yield false;
      }
      case Delivery.Reset _ -> {
        head(response, pack, body.length);
        out.flush();
        socket.setSoLinger(true, 0);
        yield false;
      }
    };
  }

  private boolean whole(Response response, boolean packed, byte[] body) throws IOException {
    head(response, packed, body.length);
    out.write(body);
    out.flush();
    return true;
  }

  private boolean trickle(Response response, boolean packed, byte[] body, Duration pause)
      throws IOException, InterruptedException {
    head(response, packed, body.length);
    int piece = Math.max(1, body.length / PIECES);
    for (int from = 0; from < body.length; from += piece) {
      pause(pause);
      out.write(body, from, Math.min(piece, body.length - from));
      out.flush();
    }
    return true;
  }

  private void head(Response response, boolean packed, int length) throws IOException {
    var head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(response.status()).append(" \r\n");
    head.append("Content-Type: ").append(response.contentType()).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\n");
    if (packed) {
      head.append("Content-Encoding: gzip\r\n");
    }
    response.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Waits, but no longer than the server lives.
  private void pause(Duration time) throws InterruptedException, IOException {
    if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("the server has closed");
    }
  }

  private static byte[] half(byte[] body) {
    return Arrays.copyOf(body, body.length / 2);
  }

  private static byte[] packed(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream(body.length / 3 + 64);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
