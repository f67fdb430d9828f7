package io.cryptorun.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All that a command gets from the process it runs in, so that a test can hand in something else.
///
/// @param installation folder of `config/`, and the default home
public record Surroundings(
    PrintStream out,
    PrintStream err,
    InputStream in,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> variables,
    Path installation,
    InstantSource clock) {

  /// Those of this process. Text is UTF-8 whatever the locale says: the answer is the same bytes
  /// everywhere.
  static Surroundings ofProcess() {
    return new Surroundings(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.in,
        isTerminal(1),
        isTerminal(2),
        System.getenv(),
        Path.of(System.getProperty("cryptorun.installation", "")).toAbsolutePath(),
        Clock.systemUTC());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// Java knows only whether input and output are a terminal both; Linux tells each.
  private static boolean isTerminal(int descriptor) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException _) { // no such folder on this system
      return Objects.requireNonNull(System.console()).isTerminal();
    }
  }

  /// Width of the terminal that the answer goes to, where the shell tells it; null when nothing may
  /// be cut.
  public @Nullable Integer columns() {
    var columns = variables.get("COLUMNS");
    return outIsTerminal && columns != null && columns.matches("[1-9]\\d{0,3}")
        ? Integer.valueOf(columns)
        : null;
  }
}
