package io.cryptorun.bench.pair;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A contender's process, as the measurement sees it.
final class ContenderProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Participant.Settings settings;
  private final Process process;
  private final Writer orders;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Fired> fired = new LinkedBlockingQueue<>();

  private ContenderProcess(Participant.Settings settings, Process process) {
    this.settings = settings;
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  static ContenderProcess start(Participant.Settings settings) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Participant.class.getName());
    command.addAll(List.of(settings.arguments()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var started = new ContenderProcess(settings, process);
    Thread.ofPlatform().daemon().name("reader-" + settings.node()).start(started::read);
    return started;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("fired ")) {
          fired.add(Fired.read(line, System.nanoTime()));
        } else {
          answers.add(line);
        }
      }
    } catch (IOException _) {
      answers.add("gone");
    }
  }

  void awaitReady() throws InterruptedException {
    awaitAnswer("ready");
  }

  /// Gives an order and waits until it is carried out.
  void order(String order) throws IOException, InterruptedException {
    orders.write(order + "\n");
    orders.flush();
    awaitAnswer("done");
  }

  private void awaitAnswer(String expected) throws InterruptedException {
    var answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!expected.equals(answer)) {
      throw new IllegalStateException(
          "%s answered %s instead of %s; see its messages above"
              .formatted(settings.node(), answer, expected));
    }
  }

  /// The next firing, or null when none comes in time.
  @Nullable Fired next(Duration patience) throws InterruptedException {
    return fired.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Takes what was told so far.
  List<Fired> drain() {
    var told = new ArrayList<Fired>();
    fired.drainTo(told);
    return told;
  }

  String node() {
    return settings.node();
  }

  /// Ends it as a crash would, and waits until it is gone.
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    try {
      orders.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (IOException _) {
      kill();
    } catch (InterruptedException _) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /// One firing.
  ///
  /// @param nominalMicros when it was due, since 1970
  /// @param startMicros when it began, by the clock of the machine
  /// @param heardNanos when the measurement read of it, on its monotonic clock
  record Fired(String job, long nominalMicros, long startMicros, long heardNanos) {

    static Fired read(String line, long heardNanos) {
      var words = line.split(" ", -1);
      return new Fired(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]), heardNanos);
    }
  }
}
