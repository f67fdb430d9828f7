package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Venue;

/// Everything an exchange's health is judged by.
public record Observed(Venue venue, Probe probe, ProviderRecord record, Quota quota) {}
