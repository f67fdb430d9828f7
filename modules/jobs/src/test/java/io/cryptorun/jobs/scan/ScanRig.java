package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.OneFile;
import io.cryptorun.jobs.RunJournal;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobConfig;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.config.PremoveRule;
import io.cryptorun.jobs.cron.Cron;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A node whose runs are under way in one test's market, and what they warn of.
final class ScanRig implements AutoCloseable {

  final TestNode node;
  final List<String> warnings = new CopyOnWriteArrayList<>();
  private final String market;

  /// @param market state is kept apart by it
  ScanRig(TestDatabase at, Path home, String id, String market) {
    this.node = TestNode.join(at, id, home, new OneFile(home), List.of());
    this.market = market;
  }

  /// Claims a slot of a job, as a run that somebody asked for.
  Firing firing(JobSettings job, Instant dueAt) {
    return firing(job, dueAt, SlotKind.MANUAL);
  }

  Firing firing(JobSettings job, Instant dueAt, SlotKind kind) {
    var slot = SlotKey.request(job.name(), dueAt, kind, UUID.randomUUID().toString());
    var facts = new RunFacts(market, null, "1.0", "a test", null);
    var claim = node.slots().claim(new ClaimRequest(node.node(), slot, null, facts));
    var claimed = (Claim.Claimed) claim;
    var configuration = new Configuration(TestJobs.global(), List.of(job), "0".repeat(64));
    return new Firing(
        claimed.fence(), claimed.startedAt(), job, configuration, market, new Journal());
  }

  /// An enabled entry that waits for its next New Year.
  ///
  /// @param name no other test's: a job has one run at a time
  static JobSettings job(String name, JobType type, List<Venue> venues) {
    return new JobSettings(
        name,
        type,
        Cron.parse("0 0 1 1 *"),
        "for a test",
        true,
        new JobConfig(
            Group.parse("top30").orElseThrow(),
            venues,
            30,
            Duration.ofMinutes(5),
            10,
            false,
            false,
            type.defaultOutputDir(),
            new PremoveRule(List.of(), 1, false)),
        new JobPolicy(
            CatchUp.LATEST, Duration.ofHours(2), Duration.ofMinutes(5), 0, Duration.ofSeconds(10)),
        List.of());
  }

  @Override
  public void close() {
    node.close();
  }

  private final class Journal implements RunJournal {

    @Override
    public void stage(String name, String text, Duration took) {}

    @Override
    public void warning(String text) {
      warnings.add(text);
    }
  }
}
