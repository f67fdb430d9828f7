package io.cryptorun.domain.gates;

/// What the gates together say of a row.
public enum Decision {
  /// every mandatory gate and every guard passed
  ENTER,
  /// the mandatory gates passed; a guard or the data warns
  WATCH,
  /// a mandatory gate failed
  REJECT
}
