package io.cryptorun.postgres;

import static java.util.Comparator.comparingInt;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// As whom the server runs. PostgreSQL refuses to run as root, so root needs a way round.
///
/// @param prefix what to put before a command so that it runs as this user; empty for ourselves
record ServerUser(List<String> prefix) {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
  private static final Path ACCOUNTS = Path.of("/etc/passwd");
  private static final List<String> SERVICE_ACCOUNTS = List.of("postgres", "nobody");

  /// An account of the machine.
  private record Account(String name, int uid, int gid) {}

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /// The user for `folder`, found by trying `probe` (a server program) as each that comes into
  /// question.
  static ServerUser of(Path folder, Path probe) throws IOException {
    int me = (int) new UnixSystem().getUid();
    int owner = FolderFiles.uid(folder);
    if (me != 0) {
      return plainUser(folder, probe, me, owner);
    }
    return owner == 0
        ? rootsFolder(folder, probe)
        : trying(as(owner, FolderFiles.gid(folder)), folder, probe)
            .orElseThrow(() -> noWayRoundRoot(folder));
  }

  private static ServerUser plainUser(Path folder, Path probe, int me, int owner)
      throws IOException {
    if (owner != me) {
      throw new PostgresUnavailable(
          "the database folder " + folder + " belongs to another user",
          "its owner has uid " + owner + ", this process has uid " + me,
          "run as its owner, or set CRYPTORUN_HOME to a folder of your own");
    }
    ServerProgram.Result result = tryOut(new ServerUser(List.of()), folder, probe);
    if (!result.succeeded()) {
      throw new PostgresUnavailable(
          "the embedded PostgreSQL does not run on this machine",
          result.output(),
          "set CRYPTORUN_DATABASE_URL to a PostgreSQL 15 or later");
    }
    return new ServerUser(List.of());
  }

  /// In a user namespace of its own the server is not root to itself and still owns root's files.
  /// Where namespaces are forbidden (many containers), a service account gets the folder.
  private static ServerUser rootsFolder(Path folder, Path probe) throws IOException {
    Optional<ServerUser> apart =
        trying(new ServerUser(List.of("unshare", "--user", "--")), folder, probe);
    if (apart.isPresent()) {
      return apart.get();
    }
    for (Account account : serviceAccounts()) {
      Optional<ServerUser> other = trying(as(account.uid(), account.gid()), folder, probe);
      if (other.isPresent()) {
        handOver(folder, account);
        return other.get();
      }
    }
    throw noWayRoundRoot(folder);
  }

  private static ServerUser as(int uid, int gid) {
    return new ServerUser(
        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"));
  }

  private static Optional<ServerUser> trying(ServerUser user, Path folder, Path probe)
      throws IOException {
    return tryOut(user, folder, probe).succeeded() ? Optional.of(user) : Optional.empty();
  }

  private static ServerProgram.Result tryOut(ServerUser user, Path folder, Path probe)
      throws IOException {
    return new ServerProgram(folder)
        .run(user.command(List.of(probe.toString(), "--version")), PROBE_LIMIT);
  }

  private static List<Account> serviceAccounts() throws IOException {
    if (!Files.isReadable(ACCOUNTS)) {
      return List.of();
    }
    return Files.readAllLines(ACCOUNTS).stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3 && SERVICE_ACCOUNTS.contains(fields[0]))
        .map(f -> new Account(f[0], Integer.parseInt(f[2]), Integer.parseInt(f[3])))
        .filter(account -> account.uid() != 0)
        .sorted(comparingInt(a -> SERVICE_ACCOUNTS.indexOf(a.name())))
        .toList();
  }

  private static void handOver(Path folder, Account account) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !Files.isSymbolicLink(f)).toList()) {
        Files.setAttribute(file, "unix:uid", account.uid());
        Files.setAttribute(file, "unix:gid", account.gid());
      }
    }
  }

  private static PostgresUnavailable noWayRoundRoot(Path folder) {
    return new PostgresUnavailable(
        "the embedded PostgreSQL cannot be started by root here",
        "PostgreSQL refuses to run as root, user namespaces are not allowed, and no unprivileged"
            + " account can reach "
            + folder,
        "run as a plain user, or set CRYPTORUN_DATABASE_URL to a PostgreSQL 15 or later");
  }
}
