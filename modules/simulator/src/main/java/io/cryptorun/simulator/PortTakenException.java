package io.cryptorun.simulator;

/// The port that the simulator was to listen on belongs to somebody else.
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(int port, Throwable cause) {
    super(
        "port " + port + " on 127.0.0.1 is taken; name another one, or 0 for any free one", cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
