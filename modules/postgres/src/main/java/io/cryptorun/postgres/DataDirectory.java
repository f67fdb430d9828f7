package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of the database cluster. They appear by one rename of a directory that initdb has
/// finished. A killed starter leaves only such a directory behind, perhaps with an initdb still at
/// work in it: therefore each attempt has a name of its own, and later ones clear away what is
/// left.
final class DataDirectory {
  private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);

  private static final String UNFINISHED = "data.new-";

  /// The name of the bootstrap superuser.
  static final String SUPERUSER = "postgres";

  private final Path folder;
  private final Path data;

  DataDirectory(Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  Path path() {
    return data;
  }

  void ensureMade(Binaries binaries, ServerUser user, RoleSecret superuser) throws IOException {
    if (isWhole()) {
      requireVersion(binaries);
      return;
    }
    if (Files.exists(data)) {
      moveAside();
    }
    Path fresh = folder.resolve(UNFINISHED + UUID.randomUUID());
    initialise(fresh, binaries, user, superuser);
    ServerSettings.includeIn(fresh);
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  void clearUnfinished() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (Path directory : left) {
        FolderFiles.deleteTree(directory);
      }
    } catch (DirectoryNotEmptyException | NoSuchFileException stillInUse) {
      log.info("{} is cleared at the next start", stillInUse.getFile());
    }
  }

  private boolean isWhole() {
    return Files.exists(data.resolve("PG_VERSION"))
        && Files.exists(data.resolve("global").resolve("pg_control"));
  }

  private void requireVersion(Binaries binaries) throws IOException {
    String found = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!found.equals(binaries.majorVersion())) {
      throw new PostgresUnavailable(
          "the data directory " + data + " is of another PostgreSQL version",
          "it was made by PostgreSQL " + found + ", this is " + binaries.majorVersion(),
          "move it away to begin anew, or upgrade it with pg_upgrade");
    }
  }

  /// Without its control file no server can read the directory, but it may still hold something an
  /// expert can save: it is kept under another name.
  private void moveAside() throws IOException {
    int number = 1;
    while (Files.exists(folder.resolve("data.broken-" + number))) {
      number++;
    }
    Path aside = folder.resolve("data.broken-" + number);
    Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
    log.warn("{} is not a whole data directory; kept as {}, making a new one", data, aside);
  }

  private void initialise(Path fresh, Binaries binaries, ServerUser user, RoleSecret superuser)
      throws IOException {
    FolderFiles.directory(fresh, "rwx------");
    Path password = folder.resolve("initdb.password");
    FolderFiles.write(password, superuser.password() + "\n", "rw-------");
    try {
      ServerProgram.Result result =
          new ServerProgram(folder)
              .run(user.command(initdb(fresh, binaries, password)), INITDB_LIMIT);
      if (!result.succeeded()) {
        throw new PostgresUnavailable(
            "the embedded PostgreSQL could not make its data directory in " + folder,
            result.output(),
            "free the disk or correct the permissions named above, or set CRYPTORUN_DATABASE_URL");
      }
    } finally {
      Files.deleteIfExists(password);
    }
  }

  /// The built-in locale makes sorting the same on every machine.
  private static List<String> initdb(Path fresh, Binaries binaries, Path password) {
    return List.of(
        binaries.program("initdb").toString(),
        "--pgdata=" + fresh,
        "--username=" + SUPERUSER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions");
  }

  /// Removes a pid file whose process is gone: the server itself would refuse to start if the
  /// number had since been given to another program.
  void removeStalePidFile() throws IOException {
    if (Postmaster.leftStale(data) && Files.deleteIfExists(Postmaster.pidFile(data))) {
      log.info("removed the pid file of a server that is no more from {}", data);
    }
  }
}
