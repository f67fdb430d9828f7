package io.cryptorun.rig.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;

/// What a node process is told when it starts; handed over in a file, because a process list shows
/// arguments.
///
/// @param id fixed id of the node
/// @param url libpq form, with the password
/// @param home of the artifacts, shared by all nodes of a rig
/// @param folder of this process: witness, log, and the sign that it delivers
/// @param jobs the schedule, equal on all nodes
/// @param zone in which its times are told
public record NodePlan(
    String id, String url, Path home, Path folder, List<RigJob> jobs, ZoneId zone) {

  public NodePlan {
    jobs = List.copyOf(jobs);
  }

  /// Where its jobs leave their witness.
  public Path witness() {
    return folder.resolve("witness");
  }

  /// Where it keeps what it has seen of the ledger.
  public Path anchors() {
    return folder.resolve("anchors");
  }

  /// Appears when the node delivers.
  public Path delivering() {
    return folder.resolve("delivering");
  }

  /// How far the machine's clock is off for this node, in milliseconds; absent: not at all.
  public Path clockOffset() {
    return folder.resolve("clock-offset");
  }

  /// Holds the trap that is laid for it; absent: none.
  public Path trap() {
    return folder.resolve("trap");
  }

  /// Appears when a trap has been reached.
  public Path trapped() {
    return folder.resolve("trapped");
  }

  /// Where the processes of a rig count how often a trap was sprung.
  public Path sprung() {
    return home.resolve("sprung");
  }

  /// Writes it where [#read] finds it.
  ///
  /// @return the file
  public Path write() {
    var properties = new Properties();
    properties.setProperty("id", id);
    properties.setProperty("url", url);
    properties.setProperty("home", home.toString());
    properties.setProperty("folder", folder.toString());
    properties.setProperty("zone", zone.getId());
    properties.setProperty("jobs", lines(jobs.stream().map(RigJob::written).toList()));
    var file = folder.resolve("plan.properties");
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  static NodePlan read(Path file) throws IOException {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return new NodePlan(
        properties.getProperty("id"),
        properties.getProperty("url"),
        Path.of(properties.getProperty("home")),
        Path.of(properties.getProperty("folder")),
        properties.getProperty("jobs").lines().map(RigJob::read).toList(),
        ZoneId.of(properties.getProperty("zone")));
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }
}
