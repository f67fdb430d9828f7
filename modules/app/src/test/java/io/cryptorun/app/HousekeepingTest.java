package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

  private static final long DEADLINE_SECONDS = 60;

  private final Housekeeping housekeeping = new Housekeeping();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    housekeeping.close();
  }

  @Test
  void whatIsDonePunctually_doesNotWaitForATaskThatTakesLong() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var done = new CountDownLatch(3);
    housekeeping.soon(
        "much",
        () -> {
          begun.countDown();
          awaitEnd();
        });
    assertThat(begun.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();

    housekeeping.punctually(Duration.ofMillis(5), "little", done::countDown);

    assertThat(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void taskThatFails_isDoneAgain() throws InterruptedException {
    var tries = new AtomicInteger();
    var third = new CountDownLatch(3);
    housekeeping.every(
        Duration.ofMillis(5),
        "what fails",
        () -> {
          third.countDown();
          throw new IllegalStateException("try " + tries.incrementAndGet());
        });

    assertThat(third.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
