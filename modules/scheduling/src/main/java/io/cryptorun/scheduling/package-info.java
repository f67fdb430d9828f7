/// The alarm clock: Quartz decides when a slot falls due and which node hears of it, and nothing
/// else. Every trigger ignores misfires, so that each nominal time is delivered and judged by the
/// ledger; there is one [org.quartz.Job] class, no job data but a request's slot, and no Quartz
/// lock or state that safety rests on.
@NullMarked
package io.cryptorun.scheduling;

import org.jspecify.annotations.NullMarked;
