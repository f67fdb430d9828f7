package io.cryptorun.scheduling.store;

import java.io.Serial;
import org.quartz.impl.triggers.CronTriggerImpl;

/// A cron trigger without data or calendar, of a job that may run beside itself: all there is to
/// firing it is to move it on.
final class PlainCron extends CronTriggerImpl {

  @Serial private static final long serialVersionUID = 1;
}
