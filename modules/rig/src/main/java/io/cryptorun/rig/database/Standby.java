package io.cryptorun.rig.database;

import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.RoleSecret;
import io.cryptorun.postgres.RunningPostgres;
import io.cryptorun.testkit.QuietPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A second server that streams from a first one: a copy of its folder, taken while it was stopped,
/// with what makes a standby of it.
final class Standby {

  private final EmbeddedPostgres postgres;

  private Standby(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /// Copies a stopped server's folder.
  ///
  /// @param port of the first server, when it runs again
  static Standby copyOf(Path folder, int port, RoleSecret superuser) throws IOException {
    var copy = folder.resolveSibling(folder.getFileName() + "-standby");
    run("rm", "-rf", copy.toString());
    run("cp", "-a", folder.toString(), copy.toString());
    QuietPort.keptFor(copy);
    var data = copy.resolve("data");
    run(
        "touch",
        "--reference=" + data.resolve("PG_VERSION"),
        data.resolve("standby.signal").toString());
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=%s port=%d user=%s password=%s application_name=standby'\n"
            .formatted(RunningPostgres.HOST, port, superuser.role(), superuser.password()),
        StandardOpenOption.APPEND);
    return new Standby(EmbeddedPostgres.in(copy));
  }

  EmbeddedPostgres postgres() {
    return postgres;
  }

  private static void run(String... command) throws IOException {
    try {
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IOException("%s answered %d".formatted(String.join(" ", command), exit));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
