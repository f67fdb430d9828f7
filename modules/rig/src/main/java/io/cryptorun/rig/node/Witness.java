package io.cryptorun.rig.node;

import io.cryptorun.jobs.Firing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a node's jobs really did, line by line, in a file that no database knows.
public final class Witness {

  private static final int LONGEST_LINE = 1024;

  private final Path file;

  Witness(Path file) {
    this.file = file;
  }

  /// One thing that was seen.
  ///
  /// @param what `start`, `end` or `failure`
  /// @param nanos monotonic time of the process
  /// @param wallMillis time of the machine
  public record Line(
      String what,
      String node,
      long epoch,
      String job,
      Instant dueAt,
      String runId,
      int attempt,
      long nanos,
      long wallMillis) {

    static Line of(String what, Firing firing) {
      var fence = firing.fence();
      return new Line(
          what,
          fence.owner().node(),
          fence.owner().epoch(),
          firing.job().name(),
          firing.dueAt(),
          fence.runId(),
          fence.attempt(),
          System.nanoTime(),
          System.currentTimeMillis());
    }

    String written() {
      return "%s %s %d %s %s %s %d %d %d\n"
          .formatted(what, node, epoch, job, dueAt, runId, attempt, nanos, wallMillis);
    }

    static Line read(String text) {
      var words = text.split(" ", -1);
      return new Line(
          words[0],
          words[1],
          Long.parseLong(words[2]),
          words[3],
          Instant.parse(words[4]),
          words[5],
          Integer.parseInt(words[6]),
          Long.parseLong(words[7]),
          Long.parseLong(words[8]));
    }
  }

  void start(Firing firing) {
    append(Line.of("start", firing));
  }

  void failure(Firing firing) {
    append(Line.of("failure", firing));
  }

  void end(Firing firing) {
    append(Line.of("end", firing));
  }

  /// One write to an end of file: a kill leaves whole lines.
  private void append(Line line) {
    try (var out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      out.write(ByteBuffer.wrap(line.written().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("no witness in " + file, e);
    }
  }

  /// What was seen last, without reading all of it.
  public static Optional<Line> last(Path file) {
    try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, in.size() - LONGEST_LINE);
      var end = ByteBuffer.allocate(LONGEST_LINE);
      in.read(end, from);
      var text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).stripTrailing();
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(Line.read(text.substring(text.lastIndexOf('\n') + 1)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// What was seen so far; nothing when no run has begun.
  public static List<Line> read(Path file) {
    try {
      return Files.exists(file)
          ? Files.readString(file).lines().map(Line::read).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
