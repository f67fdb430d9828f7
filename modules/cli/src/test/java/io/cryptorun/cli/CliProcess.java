package io.cryptorun.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program in a process of its own, where signals and kills are meant.
final class CliProcess {

  private CliProcess() {}

  /// @param variables beside those of this process
  static Process start(Map<String, String> variables, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcryptorun.installation=" + CliRun.INSTALLATION,
                "-cp",
                classPath(),
                "io.cryptorun.cli.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    return builder.start();
  }

  /// That of this test, whichever way its classes were loaded.
  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
        : System.getProperty("java.class.path");
  }
}
