package io.cryptorun.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One caller's connection: requests one after the other until it ends.
final class Connection {
  private static final int LONGEST_LINE = 16_384;

  private final Socket socket;
  private final Handler handler;
  private final CountDownLatch closed;

  Connection(Socket socket, Handler handler, CountDownLatch closed) {
    this.socket = socket;
    this.handler = handler;
    this.closed = closed;
  }

  void run() throws IOException, InterruptedException {
    var in = new BufferedInputStream(socket.getInputStream());
    var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 15);
    for (var request = read(in); request != null; request = read(in)) {
      var response = handler.answer(request);
      boolean goesOn = new Sender(socket, out, closed).send(request, response);
      if (!goesOn || request.header("connection", "close")) {
        return;
      }
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null || line.isEmpty()) {
      return null;
    }
    int method = line.indexOf(' ');
    int target = line.lastIndexOf(' ');
    if (method < 0 || target <= method) {
      return null;
    }
    var headers = headers(in);
    in.skipNBytes(bodyLength(headers));
    return Request.of(line.substring(0, method), line.substring(method + 1, target), headers);
  }

  private static long bodyLength(Map<String, String> headers) throws IOException {
    String text = headers.getOrDefault("content-length", "0");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("Content-Length is " + text, e);
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, String>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (bytes.size() > LONGEST_LINE) {
        throw new IOException("a header line beyond " + LONGEST_LINE + " bytes");
      }
      if (next != '\r') {
        bytes.write(next);
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
