package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The passwords of a folder's database roles: made up at random when first asked for, then kept.
///
/// Each is one libpq pass file, `RunningPostgres.HOST:*:*:role:password`. The port is left open in
/// it because a server may have to move to another one.
public final class RoleSecrets {
  private static final int PASSWORD_BYTES = 24;

  private final Path folder;

  RoleSecrets(Path folder) {
    this.folder = folder;
  }

  /// The secret of `role`, created if there is none yet.
  public RoleSecret of(String role) {
    Path file = folder.resolve(role + ".pgpass");
    try {
      if (!Files.exists(file)) {
        FolderFiles.directory(folder, "rwx------");
        FolderFiles.write(file, line(role, randomPassword()), "rw-------");
      }
      return new RoleSecret(role, passwordIn(file, role), file);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "the password of role " + role + " cannot be read or kept in " + file,
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          "make the file readable and its folder writable, or set CRYPTORUN_HOME",
          e);
    }
  }

  private static String passwordIn(Path file, String role) throws IOException {
    String start = line(role, "").strip();
    String text = Files.readString(file).strip();
    if (!text.startsWith(start) || text.length() == start.length()) {
      throw new IOException("expected one line beginning with " + start);
    }
    return text.substring(start.length());
  }

  private static String line(String role, String password) {
    return RunningPostgres.HOST + ":*:*:" + role + ":" + password + "\n";
  }

  private static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
