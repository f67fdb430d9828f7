package io.cryptorun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.ledger.slot.CatchUpRule;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SameMinutePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final AtomicInteger JOBS = new AtomicInteger();
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String EVERY_MINUTE = "* * * * *";

  @TempDir Path home;
  private final String regime = "regime-" + JOBS.incrementAndGet();
  private final Questions questions = new Questions(POSTGRES.database());
  private final List<String> warnings = new ArrayList<>();
  private long elapsed;
  private int looks;
  private Runnable atThirdLook = () -> {};
  private TestNode node;
  private Instant minute;

  @BeforeEach
  void join() {
    node = TestNode.join(POSTGRES.database(), "same-minute", home, new OneFile(home), List.of());
    minute = questions.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MINUTES);
  }

  @AfterEach
  void leave() {
    node.close();
  }

  @Test
  void slotPlannedWithoutARow_isAwaitedUntilItIsClosed() throws Exception {
    schedule(EVERY_MINUTE, true);
    atThirdLook = () -> close(claim());

    assertThat(await(SlotKind.CRON)).isEqualTo(LOOK.multipliedBy(3));
    assertThat(warnings).isEmpty();
  }

  @Test
  void slotThatIsRunning_isAwaited_evenIfNoScheduleNamesIt() throws Exception {
    var running = claim();
    atThirdLook = () -> close(running);

    assertThat(await(SlotKind.CRON)).isEqualTo(LOOK.multipliedBy(3));
  }

  @Test
  void slotThatIsClosed_isNotAwaited() throws Exception {
    schedule(EVERY_MINUTE, true);
    close(claim());

    assertThat(await(SlotKind.CRON)).isZero();
  }

  @Test
  void slotOfADisabledJob_isNotAwaited() throws Exception {
    schedule(EVERY_MINUTE, false);

    assertThat(await(SlotKind.CRON)).isZero();
  }

  @Test
  void slotOfAPausedJob_isNotAwaited() throws Exception {
    schedule(EVERY_MINUTE, true);
    questions.execute(
        "insert into cryptorun.pause (job, paused_by) values ('%s', 'a test')".formatted(regime));

    assertThat(await(SlotKind.CRON)).isZero();
  }

  @Test
  void slotOfAnotherMinute_isNotAwaited() throws Exception {
    int other = (minute.atOffset(ZoneOffset.UTC).getMinute() + 30) % 60;
    schedule("%d * * * *".formatted(other), true);

    assertThat(await(SlotKind.CRON)).isZero();
  }

  @Test
  void slotThatStaysOpen_isAwaitedForTwentySecondsAndNamed() throws Exception {
    schedule(EVERY_MINUTE, true);

    assertThat(await(SlotKind.CRON)).isEqualTo(Duration.ofSeconds(20));
    assertThat(warnings)
        .containsExactly(regime + " not done after 20 s; going on with what is there");
  }

  @Test
  void runThatSomebodyAskedFor_doesNotWait() throws Exception {
    schedule(EVERY_MINUTE, true);

    assertThat(await(SlotKind.MANUAL)).isZero();
  }

  private Duration await(SlotKind kind) throws InterruptedException {
    var slot =
        kind == SlotKind.CRON
            ? SlotKey.cron("scan.hot", minute)
            : SlotKey.request("scan.hot", minute, kind, "request");
    var scan = TestJobs.job("scan.hot");
    var other =
        TestJobs.job(regime, JobType.REGIME_REFRESH, EVERY_MINUTE, true, Duration.ofMinutes(5));
    var configuration = new Configuration(TestJobs.global(), List.of(scan, other), "0".repeat(64));
    var fence = new Fence("run", 1, 1, slot, node.node());
    var firing = new Firing(fence, minute, scan, configuration, "sim:test", new Warnings());
    return new SameMinute(node.database(), () -> elapsed, this::pause).await(firing);
  }

  private void pause(Duration time) {
    elapsed += time.toNanos();
    if (++looks == 3) {
      atThirdLook.run();
    }
  }

  private void schedule(String cron, boolean enabled) {
    node.schedules().put(new ScheduleRow(regime, cron, "UTC", enabled, "{}"), node.node());
    questions.execute(
        "update cryptorun.schedule set valid_from = valid_from - interval '1 day' where job = '%s'"
            .formatted(regime));
  }

  private Fence claim() {
    var rule = new CatchUpRule(CatchUp.ALL, Duration.ofDays(1), minute.plus(Duration.ofDays(1)));
    var facts = new RunFacts("sim:test", null, "1.0", null, null);
    var request = new ClaimRequest(node.node(), SlotKey.cron(regime, minute), rule, facts);
    return ((Claim.Claimed) node.slots().claim(request)).fence();
  }

  private void close(Fence fence) {
    new Attempts(node.database()).close(fence, Ending.failed("TEST", "as the test arranged"));
  }

  private final class Warnings implements RunJournal {

    @Override
    public void stage(String name, String text, Duration took) {}

    @Override
    public void warning(String text) {
      warnings.add(text);
    }
  }
}
