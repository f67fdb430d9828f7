package io.cryptorun.rig.process;

import io.cryptorun.rig.node.NodeMain;
import io.cryptorun.rig.node.NodePlan;
import io.cryptorun.rig.node.Signal;
import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.node.Witness;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of a node's process. Signals are real ones: what a kill leaves behind is what it leaves
/// in production.
public final class NodeProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /// Much shorter than the work of a run that is to be hit.
  private static final Duration JUST_NOW = Duration.ofMillis(350);

  private static final Duration STOP = Duration.ofSeconds(60);

  private final NodePlan plan;
  private final Process process;
  private boolean frozen;

  private NodeProcess(NodePlan plan, Process process) {
    this.plan = plan;
    this.process = process;
  }

  /// Starts a process, and does not wait for it.
  ///
  /// @param options of its virtual machine, after the usual ones
  public static NodeProcess launch(NodePlan plan, List<String> options) {
    try {
      Files.createDirectories(plan.folder());
      Files.deleteIfExists(plan.delivering());
      Files.deleteIfExists(plan.trap());
      Files.deleteIfExists(plan.trapped());
      var process =
          new ProcessBuilder(command(plan, options))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log(plan)))
              .start();
      return new NodeProcess(plan, process);
    } catch (IOException e) {
      throw new UncheckedIOException("node %s was not started".formatted(plan.id()), e);
    }
  }

  private static List<String> command(NodePlan plan, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Dlogback.configurationFile=rig-logback.xml"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-classpath",
            ClassPath.ofThisProcess(),
            NodeMain.class.getName(),
            plan.write().toString()));
    return command;
  }

  private static File log(NodePlan plan) {
    return plan.folder().resolve("log").toFile();
  }

  /// Waits until it delivers.
  public NodeProcess awaitDelivering() {
    Await.until(
        "node %s delivers; its log is %s".formatted(plan.id(), log(plan)),
        START,
        () -> Files.exists(plan.delivering()) || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "node %s ended with %d; its log is %s"
              .formatted(plan.id(), process.exitValue(), log(plan)));
    }
    return this;
  }

  /// Lays a trap, in place of an earlier one, whether that has sprung or not.
  public void lay(Trap trap) {
    lay(trap, newName());
  }

  /// A name for a trap: one that is laid again is another one.
  public static String newName() {
    return Long.toString(System.nanoTime());
  }

  /// Lays a trap that others have as well.
  ///
  /// @param name the same for all of them
  public void lay(Trap trap, String name) {
    try {
      Files.deleteIfExists(plan.trapped());
      var written =
          Files.writeString(plan.folder().resolve("trap.new"), trap.written() + "\t" + name);
      Files.move(
          written,
          plan.trap(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("node %s got no trap".formatted(plan.id()), e);
    }
  }

  /// Waits until it has stopped itself in a trap and stands still.
  public NodeProcess awaitTrap() {
    Await.until(
        "node %s is in its trap; its log is %s".formatted(plan.id(), log(plan)),
        START,
        this::isTrapped);
    frozen = true;
    return this;
  }

  /// Whether it was caught in the trap that was laid last.
  public boolean isTrapped() {
    return Files.exists(plan.trapped());
  }

  /// How often a trap was sprung since it was started.
  public int trapsSprung() {
    try {
      return Files.exists(plan.trapped()) ? Files.readAllLines(plan.trapped()).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// When it got into its newest trap, by the machine's clock, which is also the database's.
  public Instant trappedAt() {
    try {
      return Files.getLastModifiedTime(plan.trapped()).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException("node %s is in no trap".formatted(plan.id()), e);
    }
  }

  public String id() {
    return plan.id();
  }

  public NodePlan plan() {
    return plan;
  }

  /// The whole log of all its processes.
  public String log() {
    try {
      return Files.readString(log(plan).toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What its jobs have left outside the database.
  public List<Witness.Line> witness() {
    return Witness.read(plan.witness());
  }

  /// Whether a run of one of its jobs has only just begun.
  public boolean hasJustBegun() {
    return isAlive() && Witness.last(plan.witness()).filter(NodeProcess::isJustNow).isPresent();
  }

  private static boolean isJustNow(Witness.Line line) {
    return line.what().equals("start")
        && System.currentTimeMillis() - line.wallMillis() < JUST_NOW.toMillis();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public boolean isFrozen() {
    return frozen;
  }

  /// SIGKILL: it is gone when this returns.
  ///
  /// @return the moment before, by the machine's clock
  public Instant kill() {
    var before = now();
    process.destroyForcibly();
    int _ = awaitEnd();
    frozen = false;
    return before;
  }

  /// SIGSTOP: it does nothing more until it is thawed, and its kernel goes on answering for it.
  ///
  /// @return the moment before, by the machine's clock
  public Instant freeze() {
    var before = now();
    signal("STOP");
    frozen = true;
    return before;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }

  /// Whether the run it began last has not come to its end.
  public boolean isInRun() {
    return Witness.last(plan.witness()).filter(line -> line.what().equals("start")).isPresent();
  }

  /// SIGCONT.
  public void thaw() {
    signal("CONT");
    frozen = false;
  }

  /// SIGTERM: it drains and leaves.
  ///
  /// @return its exit code
  public int terminate() {
    signal("TERM");
    return awaitEnd();
  }

  /// Waits until it has ended by itself.
  ///
  /// @return its exit code
  public int awaitEnd() {
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "node %s did not end; its log is %s".formatted(plan.id(), log(plan)));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Nothing of it stays, in whatever state it is.
  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void signal(String name) {
    Signal.send(name, process.pid());
  }

  long pid() {
    return process.pid();
  }
}
