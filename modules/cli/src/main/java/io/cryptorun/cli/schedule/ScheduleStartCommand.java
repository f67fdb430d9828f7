package io.cryptorun.cli.schedule;

import io.cryptorun.app.AppliedSettings;
import io.cryptorun.app.Daemon;
import io.cryptorun.app.Home;
import io.cryptorun.app.Logging;
import io.cryptorun.app.Membership;
import io.cryptorun.app.settings.ConfigFiles;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `schedule start`: a node, in the foreground, until a signal ends it; then it drains.
@Command(name = "start", description = "Runs a node until it is stopped.")
public final class ScheduleStartCommand implements Callable<Integer> {

  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final Invocation invocation;

  @Option(
      names = "--node-id",
      paramLabel = "ID",
      converter = NodeIdText.class,
      description = "Default: the host name.")
  private @Nullable String nodeId;

  @Option(names = "--apply", description = "Applies the configuration files first.")
  private boolean apply;

  @Option(names = "--fire-at-once", hidden = true, description = "Runs every enabled job now.")
  private boolean fireAtOnce;

  @Option(
      names = "--with-parent",
      hidden = true,
      description = "Leaves when its standard input ends.")
  private boolean withParent;

  @Option(
      names = "--stop-database",
      hidden = true,
      description = "Stops the embedded database when its parent is gone.")
  private boolean stopDatabase;

  public ScheduleStartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    invocation.staysUp();
    var id = nodeId == null ? Membership.host() : nodeId;
    var environment = invocation.environment();
    var located = ConfigFiles.locate(invocation.options().config(), environment);
    var files = located.read(invocation.reader());
    var home = new Home(environment.home()).writable();
    Logging.toFile(home, id, files.global().logLevel());
    var url = invocation.databases().forNodes();
    var settings = AppliedSettings.choose(url, files, invocation.reader(), apply);
    if (settings.drift()) {
      invocation.warn("the files differ from the applied configuration; --apply applies them");
    }
    var ended = new CountDownLatch(1);
    var plan = new Daemon.Plan(settings, located, invocation.reader());
    var daemon = Daemon.join(environment, plan, url, id, new NodeProgress(invocation, id));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(id, daemon, ended), "leave"));
    daemon.start();
    invocation.say("▸ node %s is active, database %s".formatted(id, url));
    if (fireAtOnce) {
      daemon.fireAll(id);
    }
    if (withParent) {
      awaitParent();
      return orphaned(daemon, ended, home).number();
    }
    ended.await();
    return ExitCode.TERMINATED.number();
  }

  private void leave(String id, Daemon daemon, CountDownLatch ended) {
    if (ended.getCount() > 0) {
      ended.countDown();
      invocation.say("▸ node %s is leaving, runs in flight may finish".formatted(id));
      daemon.close();
    }
  }

  /// The parent holds the other end of our input and writes nothing; its end is our end.
  private void awaitParent() {
    try {
      invocation.surroundings().in().transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      invocation.say("▸ the pipe from the parent broke: " + broken.getMessage());
    }
  }

  /// Leaves within seconds: what does not finish is closed by whoever claims the job next.
  private ExitCode orphaned(Daemon daemon, CountDownLatch ended, Home home)
      throws InterruptedException {
    ended.countDown();
    invocation.say("▸ the process that started this node is gone; leaving");
    var closing = new Thread(daemon::close, "close");
    closing.setDaemon(true);
    closing.start();
    closing.join(FAREWELL);
    if (stopDatabase) {
      EmbeddedPostgres.in(home.postgres()).stop();
    }
    return ExitCode.DONE;
  }
}
