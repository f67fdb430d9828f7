package io.cryptorun.cli.error;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The saved report of an internal fault.
///
/// @param id to be quoted when the fault is reported
/// @param place path of the file, or why there is none
record FaultFile(String id, String place) {

  static FaultFile save(Throwable fault, List<String> arguments, Path home, Instant now) {
    var id = UUID.randomUUID().toString().substring(0, 8);
    var path = home.resolve("var/log").resolve("fault-" + id + ".txt");
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, report(fault, arguments, now));
      return new FaultFile(id, path.toString());
    } catch (IOException e) {
      return new FaultFile(id, "not saved, " + e);
    }
  }

  private static String report(Throwable fault, List<String> arguments, Instant now) {
    return "at: %s%narguments: %s%njava: %s%nsystem: %s %s%n%n%s"
        .formatted(
            now,
            String.join(" ", arguments),
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            trace(fault));
  }

  static String trace(Throwable fault) {
    var text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
