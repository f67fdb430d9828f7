package io.cryptorun.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program in a process of its own, where signals and kills are meant.
final class CliProcess {

  private static final long SIGINT = 1L << (2 - 1);

  private CliProcess() {}

  /// @param variables beside those of this process
  static Process start(Map<String, String> variables, String... arguments) throws IOException {
    var command = new ArrayList<>(listeningToCtrlC());
    command.addAll(
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

  /// A build that was started in the background of a shell ignores Ctrl-C, and so would its
  /// children. Whoever runs `env` instead becomes the program, under the same process id.
  private static List<String> listeningToCtrlC() throws IOException {
    return ignoresCtrlC() ? List.of("env", "--default-signal=INT") : List.of();
  }

  /// As Linux tells it of this process, bit by bit; elsewhere nothing is known.
  private static boolean ignoresCtrlC() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line ->
              (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) & SIGINT)
                  != 0);
    }
  }

  /// That of this test, whichever way its classes were loaded.
  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
        : System.getProperty("java.class.path");
  }
}
