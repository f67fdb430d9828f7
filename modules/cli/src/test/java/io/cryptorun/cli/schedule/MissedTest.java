package io.cryptorun.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.schedule.ScheduleResumeCommand.Missed;
import org.junit.jupiter.api.Test;

class MissedTest {

  @Test
  void told_onlyASlotThatFellIntoThePause_isPromised() {
    assertThat(Missed.latest.told(true)).isEqualTo("the newest slot is run now");
    assertThat(Missed.latest.told(false)).startsWith("nothing is run");
    assertThat(Missed.skip.told(true)).isEqualTo("nothing is run");
  }
}
