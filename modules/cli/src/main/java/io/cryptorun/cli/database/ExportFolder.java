package io.cryptorun.cli.database;

import io.cryptorun.app.Membership;
import io.cryptorun.artifacts.Durable;
import io.cryptorun.cli.error.CommandRefused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// A folder of files with their hashes. It is filled under another name and renamed when it is
/// complete; what was not is removed, if its process was killed then by the next export beside it.
final class ExportFolder implements AutoCloseable {

  private static final String SUMS = "SHA256SUMS";
  private static final String DRAFT = ".export-%s-".formatted(Membership.host());

  /// A complete file.
  ///
  /// @param path where it lies in the end
  record Written(Path path, long rows, long bytes, String sha256) {

    private String sum() {
      return "%s  %s%n".formatted(sha256, path.getFileName());
    }
  }

  private final Path target;
  private final Path draft;
  private final String suffix;
  private final List<Written> files = new ArrayList<>();

  private ExportFolder(Path target, Path draft, String suffix) {
    this.target = target;
    this.draft = draft;
    this.suffix = suffix;
  }

  /// @param target must not exist
  /// @param suffix of the files, without the dot
  static ExportFolder beside(Path target, String suffix) {
    var parent = Objects.requireNonNullElse(target.getParent(), target);
    try {
      Files.createDirectories(parent);
      removeAbandoned(parent);
      var name = "%s%d-".formatted(DRAFT, ProcessHandle.current().pid());
      return new ExportFolder(target, Files.createTempDirectory(parent, name), suffix);
    } catch (IOException e) {
      throw CommandRefused.unwritable(parent, e);
    }
  }

  /// Drafts of this machine whose process has ended.
  private static void removeAbandoned(Path parent) throws IOException {
    try (var drafts = Files.newDirectoryStream(parent, DRAFT + "*-*")) {
      for (var draft : drafts) {
        var pid = draft.getFileName().toString().substring(DRAFT.length()).split("-", 2)[0];
        if (pid.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          remove(draft);
        }
      }
    }
  }

  /// A file for the rows of a view.
  OutputStream open(String view) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(draft.resolve(name(view))));
  }

  /// The rows of a view are all there.
  void copied(String view, long rows) throws IOException {
    var file = draft.resolve(name(view));
    Durable.flush(file);
    files.add(new Written(target.resolve(name(view)), rows, Files.size(file), sha256(file)));
  }

  private String name(String view) {
    return "%s.%s".formatted(view, suffix);
  }

  private static String sha256(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), digest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Shows the folder under its name. What is shown is on the disk.
  void publish() throws IOException {
    var sums = new StringBuilder();
    files.forEach(file -> sums.append(file.sum()));
    Files.writeString(draft.resolve(SUMS), sums);
    Durable.flush(draft.resolve(SUMS));
    Durable.flush(draft);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    Durable.flush(Objects.requireNonNullElse(target.getParent(), target));
  }

  List<Written> files() {
    return List.copyOf(files);
  }

  /// Removes what was not published.
  @Override
  public void close() throws IOException {
    remove(draft);
  }

  private static void remove(Path draft) throws IOException {
    try (var left = Files.newDirectoryStream(draft)) {
      for (var file : left) {
        Files.delete(file);
      }
    } catch (NoSuchFileException _) { // it has its name by now
      return;
    }
    Files.delete(draft);
  }
}
