package io.cryptorun.postgres;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process of its own that starts the server of a folder, tells about it and waits until it is
/// killed.
final class Starter {
  private Starter() {}

  public static void main(String[] args) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.in(Path.of(args[0]));
    try {
      RunningPostgres server = postgres.start();
      System.out.println("running " + server.pid() + " " + server.port());
    } catch (PostgresUnavailable e) {
      System.out.println("unavailable " + e.getMessage());
    }
    boolean _ = System.in.read() >= 0 && postgres.stop();
  }

  /// @param prefix what turns the command into another user's
  static Process launch(
      List<String> prefix, Path classes, Path folder, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes + File.separator + "*" + File.pathSeparator + classes,
            Starter.class.getName(),
            folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(false);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// Copies the class path to where any user of the machine can read it.
  static Path readableClassPath(Path target) throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path source = Path.of(entry);
      if (Files.isDirectory(source)) {
        copyTree(source, target);
      } else if (entry.endsWith(".jar")) {
        Files.copy(source, target.resolve(source.getFileName()));
      }
    }
    return target;
  }

  private static void copyTree(Path source, Path target) throws IOException {
    try (var files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(file));
        Files.createDirectories(requireNonNull(copy.getParent()));
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
