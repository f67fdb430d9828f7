/// The pair beside its peers: throughput, statements for a firing, punctuality, latency of a
/// command, failover and growth, for CryptoRun with its ledger, its job store without the ledger,
/// plain Quartz and db-scheduler, all on one PostgreSQL server and in the same run. Every contender
/// is a process of its own, which tells each firing in a line; the measurement reads those lines.
@NullMarked
package io.cryptorun.bench.pair;

import org.jspecify.annotations.NullMarked;
