package io.cryptorun.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/// A port of the loopback address that no program is given which asks for any: it lies below those
/// that the system hands out. A server that is stopped for a while finds it free again, which one
/// that was handed out need not be: in the next moment another server may listen there.
public final class QuietPort {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;

  private QuietPort() {}

  /// One on which nobody listens now.
  public static int choose() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port from %d to %d".formatted(LOWEST, HIGHEST));
  }

  /// Has the embedded server of a folder, which is not running, listen on one from its next start
  /// on.
  public static void keptFor(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("port"), choose() + "\n");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(LOOPBACK, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
