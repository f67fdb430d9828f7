package io.cryptorun.simulator.config;

/// What the simulator was given cannot be used: a folder, a file, an instant. The message says
/// what, why, and what would do.
public final class SimulatorConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SimulatorConfigException(String message) {
    super(message);
  }

  public SimulatorConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
