package io.cryptorun.cli.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// A shell in a home, whose `cryptorun db url` gives the auditor's address.
///
/// @param programs folder that comes first on its path
record Shell(Path home, Path programs) {

  static Shell in(Path home, Path programs, String url) throws IOException {
    write(programs.resolve("cryptorun"), "echo '%s'".formatted(url));
    return new Shell(home, programs);
  }

  private static void write(Path program, String line) throws IOException {
    Files.writeString(program, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  /// What came of a line: both streams together.
  record Ended(int exit, String output) {}

  Ended run(String line) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", "-o", "pipefail", "-c", line);
    builder.directory(home.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end: " + line);
    }
    return new Ended(process.exitValue(), output);
  }

  boolean succeeds(String line) throws IOException, InterruptedException {
    return run(line).exit() == 0;
  }

  /// Whether pandas is there; where another interpreter than the first on the path has it, that one
  /// is `python3` from now on.
  boolean findPandas() throws IOException, InterruptedException {
    for (var python : new String[] {"python3", "/usr/bin/python3"}) {
      if (succeeds(python + " -c 'import pandas'")) {
        if (!python.equals("python3")) {
          write(programs.resolve("python3"), "exec %s \"$@\"".formatted(python));
        }
        return true;
      }
    }
    return false;
  }
}
