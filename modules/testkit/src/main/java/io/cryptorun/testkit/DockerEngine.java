package io.cryptorun.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether a Docker engine is there. Testcontainers would look for minutes; one ping tells at once.
record DockerEngine(SocketAddress address) {
  private static final int TCP_PORT = 2375;

  static DockerEngine fromEnvironment() {
    String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
    return at(URI.create(host));
  }

  static DockerEngine at(URI host) {
    return "unix".equals(host.getScheme())
        ? new DockerEngine(UnixDomainSocketAddress.of(Path.of(host.getPath())))
        : new DockerEngine(
            new InetSocketAddress(host.getHost(), host.getPort() < 0 ? TCP_PORT : host.getPort()));
  }

  boolean answersWithin(Duration patience) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread ping = Thread.ofVirtual().start(() -> answer.complete(ping()));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException silent) {
      ping.interrupt();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean ping() {
    try (SocketChannel channel = SocketChannel.open(address)) {
      channel.write(
          ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer reply = ByteBuffer.allocate(64);
      channel.read(reply);
      return new String(reply.array(), 0, reply.position(), StandardCharsets.US_ASCII)
          .contains(" 200 ");
    } catch (IOException noEngine) {
      return false;
    }
  }
}
