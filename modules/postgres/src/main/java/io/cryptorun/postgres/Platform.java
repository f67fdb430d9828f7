package io.cryptorun.postgres;

import java.io.InputStream;
import java.util.Locale;

/// The operating system and processor whose server programs are wanted, such as `linux-x86_64`.
record Platform(String os, String processor) {

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String processor =
        switch (osArch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> osArch;
        };
    return new Platform(os, processor);
  }

  String name() {
    return os + "-" + processor;
  }

  InputStream archive() {
    InputStream in = Platform.class.getResourceAsStream("/postgres-" + name() + ".txz");
    if (in == null) {
      throw new PostgresUnavailable(
          "no embedded PostgreSQL for " + name(),
          "the class path holds no server programs for this machine",
          "set CRYPTORUN_DATABASE_URL to a PostgreSQL 15 or later");
    }
    return in;
  }
}
