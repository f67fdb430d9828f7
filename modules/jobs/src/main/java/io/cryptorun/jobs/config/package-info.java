/// What the configuration says about a job, as values: its name, its cron, its policy in time and
/// its choice of market. The values are read and checked elsewhere; here they can be relied on:
/// ranges hold, names are known, defaults are filled in. Jobs see their own settings only.
@NullMarked
package io.cryptorun.jobs.config;

import org.jspecify.annotations.NullMarked;
