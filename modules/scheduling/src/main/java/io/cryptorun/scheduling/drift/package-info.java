/// Whether the configuration files say something else than what the cluster applies. Each node
/// looks at its own files, with a small scheduler that lives in memory: this concerns the machine,
/// not the cluster, and must go on when the database is away. Nothing is changed by it; only an
/// operator applies a configuration.
@NullMarked
package io.cryptorun.scheduling.drift;

import org.jspecify.annotations.NullMarked;
