package io.cryptorun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageTimesTest {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  private final List<String> told = new ArrayList<>();
  private final StageTimes stages = new StageTimes(journal(), nanos::get);

  @Test
  void done_tellsTheJournalWhatEachStageTook() {
    pass(300);
    stages.done("universe", "30 of 113 coins");
    pass(2000);
    stages.done("fetch", "85 books");

    assertThat(told).containsExactly("universe 30 of 113 coins PT0.3S", "fetch 85 books PT2S");
    assertThat(stages.taken())
        .containsExactly(
            entry("universe", Duration.ofMillis(300)), entry("fetch", Duration.ofSeconds(2)));
  }

  @Test
  void done_theSameStageTwice_addsUp() {
    pass(100);
    stages.done("fetch", "");
    pass(50);
    stages.done("fetch", "");

    assertThat(stages.taken()).containsExactly(entry("fetch", Duration.ofMillis(150)));
  }

  @Test
  void total_andSinceLastStage_includeWhatIsUnderWay() {
    pass(100);
    stages.done("fetch", "");
    pass(7);

    assertThat(stages.sinceLastStage()).isEqualTo(Duration.ofMillis(7));
    assertThat(stages.total()).isEqualTo(Duration.ofMillis(107));
  }

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private RunJournal journal() {
    return new RunJournal() {
      @Override
      public void stage(String name, String text, Duration took) {
        told.add("%s %s %s".formatted(name, text, took));
      }

      @Override
      public void warning(String text) {
        told.add(text);
      }
    };
  }
}
