package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cryptorun.rig.Rig;
import io.cryptorun.rig.process.Await;
import io.cryptorun.rig.process.TinyDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// F10, F11 and F12: the disk of the artifacts or of the database is full, or does not let us.
@Matrix
class DisksTest {

  private static final String FAILED =
      """
      select count(*)
      from cryptorun.attempt
      where outcome = 'failed' and finished_at > ?::timestamptz
      """;

  private Faults faults;
  private Path artifacts;

  @BeforeAll
  void pair() throws Exception {
    var rig = Rig.with(List.of(Faults.TICK));
    artifacts = Files.createDirectory(rig.home().resolve("artifacts"));
    faults = Faults.pair(rig);
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @Test
  void f10_diskOfTheArtifactsIsFull_attemptsFail_andLaterOnesDoNot() throws Exception {
    assumeTrue(TinyDisk.isPossible(), "only root can mount a small disk");
    try (var disk = TinyDisk.over(artifacts.resolve("tick"))) {
      faults.each(
          "F10 disk of the artifacts full for 10 s",
          2,
          () -> {
            var since = faults.rig().sql().now();
            disk.fill();
            Await.until("failures", Faults.PATIENCE, () -> failed(since) >= 3);
            Await.pass(Duration.ofSeconds(5));
            disk.clear();
            faults.awaitPublications(2);
          });
    }
  }

  @Test
  void f11_directoryGoneOrReplaced_attemptsFail_andLaterOnesDoNot() throws Exception {
    faults.each(
        "F11 directory of the artifacts replaced by a file for 10 s",
        2,
        () -> {
          var since = faults.rig().sql().now();
          var directory = artifacts.resolve("tick");
          var aside = artifacts.resolve(".aside");
          Files.move(directory, aside);
          Files.writeString(directory, "in the way");
          Await.until("failures", Faults.PATIENCE, () -> failed(since) >= 3);
          Await.pass(Duration.ofSeconds(5));
          Files.delete(directory);
          Files.move(aside, directory);
          faults.awaitPublications(2);
        });
  }

  @Test
  void f12_diskOfTheDatabaseIsFull_theyGoOnWhenItIsNot() throws Exception {
    assumeTrue(TinyDisk.isPossible(), "only root can mount a small disk");
    var server = faults.rig().server();
    var name = "tiny_" + System.nanoTime(); // a run that was killed left its own to the server
    var folder = Files.createDirectory(server.folder().resolve(name));
    try (var disk = TinyDisk.over(folder)) {
      disk.giveTo(server.dataDirectory());
      var sql = faults.rig().sql();
      sql.execute("create tablespace %s location '%s'".formatted(name, folder));
      for (var table : List.of("event", "attempt", "slot", "artifact")) {
        sql.execute("alter table cryptorun.%s set tablespace %s".formatted(table, name));
      }
      faults.each(
          "F12 disk of the database full for 20 s",
          1,
          () -> {
            disk.fill();
            long before = faults.published();
            Await.pass(Duration.ofSeconds(20));
            long meanwhile = faults.published() - before;
            disk.clear();
            faults.awaitPublications(3);
            assertThat(meanwhile).as("it was really full").isLessThan(20);
          });
      for (var table : List.of("event", "attempt", "slot", "artifact")) {
        sql.execute("alter table cryptorun.%s set tablespace pg_default".formatted(table));
      }
      sql.execute("drop tablespace " + name);
    }
  }

  private long failed(Instant since) {
    return faults.rig().sql().number(FAILED, since.toString());
  }
}
