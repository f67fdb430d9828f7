package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `postmaster.pid` says: the process that serves a data directory, and how far it is.
///
/// @param state `starting`, `ready`, `standby` or `stopping`; empty in the first instants
record Postmaster(Path dataDirectory, long pid, int port, String state) {
  private static final int PORT_LINE = 3;
  private static final int STATE_LINE = 7;

  /// The live server process of the directory. A pid file outlives a kill or a reboot, and its
  /// number may by then be another program's: only a process called postgres that works in this
  /// directory counts.
  static Optional<Postmaster> of(Path dataDirectory) throws IOException {
    return read(dataDirectory).filter(Postmaster::isAlive);
  }

  /// Whether a pid file is there that names no live server. One that is just being written names
  /// nothing yet.
  static boolean leftStale(Path dataDirectory) throws IOException {
    return read(dataDirectory).filter(server -> !server.isAlive()).isPresent();
  }

  static Path pidFile(Path dataDirectory) {
    return dataDirectory.resolve("postmaster.pid");
  }

  /// A standby accepts sessions too.
  boolean isReady() {
    return state.equals("ready") || state.equals("standby");
  }

  private static Optional<Postmaster> read(Path dataDirectory) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(pidFile(dataDirectory));
    } catch (NoSuchFileException noServer) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Postmaster(
              dataDirectory,
              Long.parseLong(line(lines, 0)),
              lines.size() > PORT_LINE ? Integer.parseInt(line(lines, PORT_LINE)) : 0,
              line(lines, STATE_LINE)));
    } catch (NumberFormatException notWrittenYet) {
      return Optional.empty();
    }
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index).strip() : "";
  }

  private boolean isAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
        && isPostgres()
        && worksHere();
  }

  private boolean isPostgres() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> command.contains("postgres"))
        .orElse(true);
  }

  /// Answered by Linux only; elsewhere the name of the program has to do.
  private boolean worksHere() {
    try {
      Path workingDirectory = Path.of("/proc", Long.toString(pid), "cwd");
      return !Files.exists(workingDirectory)
          || Files.isSameFile(workingDirectory.toRealPath(), dataDirectory);
    } catch (IOException notToldToUs) {
      return true;
    }
  }
}
