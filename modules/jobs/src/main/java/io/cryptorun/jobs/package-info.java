/// The readable centre: what a firing is, what may come of it, and the workflows, one class each.
/// [io.cryptorun.jobs.FencedRun] claims a slot in the ledger, lets the job work and closes the slot
/// under its fence; the job itself only reads, computes and publishes files. Data goes down as
/// records; nothing calls back up.
@NullMarked
package io.cryptorun.jobs;

import org.jspecify.annotations.NullMarked;
