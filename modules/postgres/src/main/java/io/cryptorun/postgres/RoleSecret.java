package io.cryptorun.postgres;

import java.nio.file.Path;

/// The password of one database role, and the libpq pass file of mode 600 that holds it.
public record RoleSecret(String role, String password, Path passFile) {

  @Override
  public String toString() {
    return "RoleSecret[" + role + ", " + passFile + "]";
  }
}
