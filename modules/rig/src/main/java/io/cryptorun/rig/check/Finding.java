package io.cryptorun.rig.check;

/// A violated invariant.
///
/// @param detail which row, file or line shows it
public record Finding(Invariant invariant, String detail) {

  @Override
  public String toString() {
    return "%s, %s: %s".formatted(invariant, invariant.says(), detail);
  }
}
