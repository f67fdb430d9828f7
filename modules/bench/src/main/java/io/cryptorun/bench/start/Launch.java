package io.cryptorun.bench.start;

import io.cryptorun.bench.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One start of the launcher.
///
/// @param millis from the start of the process to its end
/// @param peakMegabytes most memory resident at once; NaN where the system does not tell
record Launch(double millis, double peakMegabytes) {

  private static final long POLL_MILLIS = 10;
  private static final String PEAK = "VmHWM:";

  /// Runs a command in a home.
  ///
  /// @param javaOptions further options for the JVM
  static Launch of(Path home, String javaOptions, List<String> command)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(Checkout.root().resolve("cryptorun").toString()));
    line.addAll(command);
    return of(home, javaOptions, new ProcessBuilder(line));
  }

  /// Runs a class of the bench in a JVM with the options of a command, without the launcher.
  static Launch ofJvm(Path home, Class<?> program) throws IOException, InterruptedException {
    var line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    return of(home, "", new ProcessBuilder(line));
  }

  private static Launch of(Path home, String javaOptions, ProcessBuilder builder)
      throws IOException, InterruptedException {
    builder.environment().put("CRYPTORUN_HOME", home.toString());
    builder.environment().put("CRYPTORUN_JAVA_OPTS", javaOptions);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    long start = System.nanoTime();
    var process = builder.start();
    double peak = Double.NaN;
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = peakOf(process, peak);
    }
    double millis = (System.nanoTime() - start) / 1e6;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s ended with %d".formatted(builder.command(), process.exitValue()));
    }
    return new Launch(millis, peak);
  }

  /// The kernel keeps the peak, so the last look before the end misses little.
  private static double peakOf(Process process, double before) {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst()
          .orElse(before);
    } catch (IOException _) { // gone, or not a Linux
      return before;
    }
  }
}
