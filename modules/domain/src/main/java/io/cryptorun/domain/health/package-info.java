/// The health of the exchanges' hosts: what is known of each from real calls and a probe, whether
/// that makes it healthy, who stands in for it, and how much longer its answers may be reused.
/// [io.cryptorun.domain.health.ProviderState] is the port through which all processes share calls
/// and circuits, [io.cryptorun.domain.health.ProviderHistory] reads them back, and
/// [io.cryptorun.domain.health.Probes] asks; [io.cryptorun.domain.health.HealthCheck] computes
/// everything else from what these three tell.
@NullMarked
package io.cryptorun.domain.health;

import org.jspecify.annotations.NullMarked;
