package io.cryptorun.bench.flow;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Simulated exchanges in a JVM of their own, which ends with this object or with its parent.
final class SimulatorProcess implements AutoCloseable {

  private final Process process;
  private final URI url;

  private SimulatorProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static SimulatorProcess start(List<String> arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SimulatedExchanges.class.getName());
    command.addAll(arguments);
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var address = process.inputReader().readLine();
    if (address == null) {
      throw new IllegalStateException(
          "the simulator ended before it listened; see its message above");
    }
    return new SimulatorProcess(process, URI.create(address));
  }

  URI url() {
    return url;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
