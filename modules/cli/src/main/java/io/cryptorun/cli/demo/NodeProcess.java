package io.cryptorun.cli.demo;

import io.cryptorun.cli.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A node in a process of its own, tied to this one by a pipe.
public final class NodeProcess {

  /// A shell that ignores Ctrl-C and becomes the node: what is ignored stays so.
  private static final List<String> DEAF_TO_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

  /// Longer than any drain.
  private static final Duration PATIENCE = Duration.ofSeconds(70);

  private final String id;
  private final Process process;

  private NodeProcess(String id, Process process) {
    this.id = id;
    this.process = process;
  }

  /// Starts a node against a simulator.
  ///
  /// @param first whether it runs every enabled job at once
  /// @param stopDatabase whether it has to stop the database should this process be killed
  static NodeProcess start(
      Invocation invocation, String id, URI simulator, boolean first, boolean stopDatabase) {
    var command = new ArrayList<>(DEAF_TO_CTRL_C);
    command.addAll(program());
    command.addAll(List.of("schedule", "start", "--node-id", id, "--with-parent"));
    var config = invocation.options().config();
    if (config != null) {
      command.addAll(List.of("--config", config.toAbsolutePath().toString()));
    }
    if (first) {
      command.add("--fire-at-once");
    }
    if (stopDatabase) {
      command.add("--stop-database");
    }
    if (invocation.options().quiet()) {
      command.add("--quiet");
    }
    return start(
        invocation,
        id,
        command,
        Map.of(
            "CRYPTORUN_HOME",
            invocation.home().toString(),
            "CRYPTORUN_SIMULATOR",
            simulator.toString()),
        Redirect.INHERIT);
  }

  /// Starts a node that says nothing on the terminal.
  ///
  /// @param config its schedule file
  /// @param variables beside those of this process
  public static NodeProcess startSilent(
      Invocation invocation, String id, Path config, Map<String, String> variables) {
    var command = new ArrayList<>(DEAF_TO_CTRL_C);
    command.addAll(program());
    command.addAll(
        List.of("schedule", "start", "--node-id", id, "--with-parent", "-c", config.toString()));
    return start(invocation, id, command, variables, Redirect.DISCARD);
  }

  private static NodeProcess start(
      Invocation invocation,
      String id,
      List<String> command,
      Map<String, String> variables,
      Redirect whatItSays) {
    var builder =
        new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(whatItSays);
    builder.environment().putAll(invocation.surroundings().variables());
    builder.environment().putAll(variables);
    try {
      return new NodeProcess(id, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a node", e);
    }
  }

  /// The launcher that started this process, else this Java with this class path.
  private static List<String> program() {
    var launcher = System.getProperty("cryptorun.launcher");
    if (launcher != null) {
      return List.of(launcher);
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "-Dcryptorun.installation=" + System.getProperty("cryptorun.installation", ""),
        "io.cryptorun.cli.Main");
  }

  String id() {
    return id;
  }

  /// How it ended: 128 and the signal for one that was killed. Only for one that has.
  int exit() {
    return process.exitValue();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Asks it to drain and leave. The handle sends the signal only; the process itself would close
  /// the pipe too, which means that the parent is gone.
  public boolean stop() {
    return process.toHandle().destroy();
  }

  /// Waits a while, or until it has ended.
  void awaitEnd(Duration patience) throws InterruptedException {
    boolean _ = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Ends it at once, as `kill -9` does.
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /// Waits until it has left, and ends it when it does not.
  public void awaitEnd() {
    try {
      awaitEnd(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
