/// Five-field Unix cron: read strictly, said in words, mapped to Quartz, and computed with
/// java.time alone. Because the last of these never asks Quartz, it also serves as the judge of
/// what Quartz fired: the nominal times of a job are those that [io.cryptorun.jobs.cron.Cron]
/// names, whatever a scheduler did.
@NullMarked
package io.cryptorun.jobs.cron;

import org.jspecify.annotations.NullMarked;
