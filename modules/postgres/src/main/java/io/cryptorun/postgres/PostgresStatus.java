package io.cryptorun.postgres;

import java.nio.file.Path;

/// What is known of the server of a folder without touching it.
public sealed interface PostgresStatus {

  Path dataDirectory();

  /// Version of the binaries that serve this folder, such as `18.6.0`.
  String version();

  /// The server accepts connections.
  record Running(RunningPostgres server) implements PostgresStatus {
    @Override
    public Path dataDirectory() {
      return server.dataDirectory();
    }

    @Override
    public String version() {
      return server.version();
    }
  }

  /// No server process, or one that is still on its way up or down.
  record Stopped(Path dataDirectory, String version) implements PostgresStatus {}
}
