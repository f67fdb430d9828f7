package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The server's settings, written anew at each start into a file of our own that `postgresql.conf`
/// includes, so that what an operator adds there survives.
final class ServerSettings {
  private static final String FILE = "cryptorun.conf";

  private ServerSettings() {}

  static void includeIn(Path data) throws IOException {
    Files.writeString(
        data.resolve("postgresql.conf"),
        "\ninclude_if_exists = '" + FILE + "'\n",
        StandardOpenOption.APPEND);
  }

  static void write(Path data, int port) throws IOException {
    FolderFiles.write(data.resolve(FILE), text(port), "rw-------");
  }

  /// Connection checks and keepalives let the server notice a dead client within seconds, which
  /// frees the locks that client held.
  private static String text(int port) {
    return """
    # Written by CryptoRun at each start of the server; changes here are lost.
    listen_addresses = '%s'
    port = %d
    unix_socket_directories = ''
    max_connections = 200
    shared_buffers = 64MB

    # What is committed stays committed.
    fsync = on
    full_page_writes = on
    synchronous_commit = on

    # A dead client must not hold its locks for long.
    client_connection_check_interval = 500ms
    tcp_keepalives_idle = 1
    tcp_keepalives_interval = 1
    tcp_keepalives_count = 3
    tcp_user_timeout = 4000

    # Evidence.
    log_lock_waits = on
    deadlock_timeout = 500ms
    log_checkpoints = off
    log_line_prefix = '%%m [%%p] %%q%%a %%u@%%d '
    log_timezone = 'UTC'

    timezone = 'UTC'
    default_transaction_isolation = 'read committed'
    password_encryption = 'scram-sha-256'
    # The queries are tiny; compiling them costs more than it saves.
    jit = off
    """
        .formatted(RunningPostgres.HOST, port);
  }
}
