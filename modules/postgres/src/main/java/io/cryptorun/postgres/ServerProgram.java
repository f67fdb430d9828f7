package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs one program to its end, with a time limit, and keeps what it said.
final class ServerProgram {
  private final Path workingDirectory;

  ServerProgram(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  static final int TIMED_OUT = -1;
  private static final int NOT_STARTED = -2;

  /// The output goes through a file: a pipe would stay open as long as the server that the program
  /// leaves behind, and reading it would never end.
  Result run(List<String> command, Duration limit) throws IOException {
    Path output = Files.createTempFile(workingDirectory, ".program", ".out");
    try {
      Process process = builder(command, output).start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return new Result(TIMED_OUT, "not done after " + limit.toSeconds() + " s");
      }
      return new Result(process.exitValue(), Files.readString(output).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(TIMED_OUT, "interrupted");
    } catch (IOException notStarted) {
      return new Result(NOT_STARTED, String.valueOf(notStarted.getMessage()));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private ProcessBuilder builder(List<String> command, Path output) {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(workingDirectory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // The operator's own PGPORT or PGDATA must not bend this server.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
