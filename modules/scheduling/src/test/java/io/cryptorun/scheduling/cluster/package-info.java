/// Daemons of one cluster side by side in one process, on a real database: what operators ask for,
/// what one does when the other falls silent, and what nobody else delivered.
@NullMarked
package io.cryptorun.scheduling.cluster;

import org.jspecify.annotations.NullMarked;
