package io.cryptorun.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder that looks like a checkout to the launcher, beside a JDK and a Maven of a few lines of
/// shell.
record Checkout(Path folder, Path jdk, Path tools) {
  private static final String APP = "modules/cli/target/dist/cryptorun-1.0.0";

  /// Tells how it was called, and makes the cache it is asked for.
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" ;;
        esac
      done
      printf 'home=%s\\npid=%s\\n' "$CRYPTORUN_HOME" "$$"
      printf 'arg=%s\\n' "$@"
      exit "${JAVA_EXIT:-0}"
      """;

  /// Counts its calls, takes its time, and leaves what a build leaves.
  private static final String MAVEN =
      """
      #!/bin/sh
      echo build >>builds
      echo "maven ran on $JAVA_HOME"
      [ "${MAVEN_EXIT:-0}" = 0 ] || { echo "[ERROR] it does not compile"; exit "$MAVEN_EXIT"; }
      sleep 1
      rm -rf modules/cli/target/dist
      mkdir -p %1$s/lib
      touch %1$s/lib/a.jar %1$s/lib/b.jar modules/cli/target/dist/built
      """
          .formatted(APP);

  record Ended(int exitCode, long pid, String out, String err) {
    List<String> arguments() {
      return out.lines().filter(l -> l.startsWith("arg=")).map(l -> l.substring(4)).toList();
    }
  }

  static Checkout in(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("my checkout"));
    Files.copy(Path.of("../../cryptorun"), folder.resolve("cryptorun"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Files.createDirectories(folder.resolve("modules/cli/src/main"));
    Files.writeString(folder.resolve("modules/cli/pom.xml"), "<project/>");
    Path jdk = jdkOf(parent.resolve("a jdk"), "25.0.3");
    Path tools = Files.createDirectories(parent.resolve("tools"));
    program(tools.resolve("mvn"), MAVEN);
    return new Checkout(folder, jdk, tools);
  }

  static Path jdkOf(Path folder, String version) throws IOException {
    program(Files.createDirectories(folder.resolve("bin")).resolve("java"), JAVA);
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return folder;
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path launcher() {
    return folder.resolve("cryptorun");
  }

  Path app() {
    return folder.resolve(APP);
  }

  long builds() throws IOException {
    Path builds = folder.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  Ended run(String... arguments) throws Exception {
    return ended(begin(launcher(), Map.of(), arguments));
  }

  Process begin(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    Map<String, String> whole = new HashMap<>(environment);
    whole.putIfAbsent("JAVA_HOME", jdk.toString());
    whole.putIfAbsent("PATH", tools + ":/usr/bin:/bin");
    builder.environment().keySet().removeIf(name -> name.startsWith("CRYPTORUN_"));
    builder.environment().putAll(whole);
    return builder.start();
  }

  static Ended ended(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher hangs; it said " + err);
    }
    return new Ended(process.exitValue(), process.pid(), out, err);
  }
}
