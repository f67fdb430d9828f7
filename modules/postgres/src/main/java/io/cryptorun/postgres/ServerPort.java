package io.cryptorun.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The port of a folder's server: a free one picked once and kept as long as nobody else takes it.
final class ServerPort {
  private static final Logger log = LoggerFactory.getLogger(ServerPort.class);

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral(RunningPostgres.HOST);

  private final Path file;

  ServerPort(Path folder) {
    this.file = folder.resolve("port");
  }

  int choose() throws IOException {
    int kept = kept();
    if (kept != 0 && isFree(kept)) {
      return kept;
    }
    int port = anyFree();
    if (kept != 0) {
      log.warn("port {} was taken by another program; the database moves to port {}", kept, port);
    }
    FolderFiles.write(file, port + "\n", "rw-r--r--");
    return port;
  }

  private int kept() throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      return Integer.parseInt(Files.readString(file).strip());
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  static boolean isFree(int port) {
    // The server itself binds with SO_REUSEADDR, so an address in TIME_WAIT is free to it.
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
      return true;
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }
}
