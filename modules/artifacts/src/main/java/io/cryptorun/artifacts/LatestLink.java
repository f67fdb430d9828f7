package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// The link `latest` of a job's folder. It is derived from the ledger and can be made again at any
/// time, so it is no part of a publication; readers that must be right ask the ledger.
final class LatestLink {

  static final String NAME = "latest";

  /// By nominal time, then by the number behind it: `{ts}` before `{ts}-2` before `{ts}-10`.
  private static final Comparator<String> BY_AGE =
      Comparator.comparing(LatestLink::stamp).thenComparingInt(LatestLink::number);

  private LatestLink() {}

  /// Points the link at a published directory unless it already names a later one. Readers see the
  /// old target or the new one, never none: the new link is made aside and renamed over the old.
  ///
  /// @return whether it was moved
  static boolean point(Path jobDirectory, Path published, String runId) throws IOException {
    var link = jobDirectory.resolve(NAME);
    var name = published.getFileName();
    if (Files.isSymbolicLink(link)
        && BY_AGE.compare(Files.readSymbolicLink(link).toString(), name.toString()) >= 0) {
      return false;
    }
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
      throw new FileAlreadyExistsException(link.toString(), null, "it is not a link of ours");
    }
    var staging = Files.createDirectories(jobDirectory.resolve(Staging.FOLDER));
    var aside = staging.resolve(runId + "." + NAME);
    Files.deleteIfExists(aside);
    Files.createSymbolicLink(aside, name);
    Files.move(aside, link, StandardCopyOption.ATOMIC_MOVE);
    Durable.flush(jobDirectory);
    return true;
  }

  private static String stamp(String name) {
    var dash = name.indexOf('-');
    return dash < 0 ? name : name.substring(0, dash);
  }

  private static int number(String name) {
    var suffix = name.substring(stamp(name).length());
    return suffix.matches("-\\d{1,9}") ? Integer.parseInt(suffix.substring(1)) : 1;
  }
}
