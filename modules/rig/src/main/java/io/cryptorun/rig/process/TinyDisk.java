package io.cryptorun.rig.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk of a few megabytes in main memory that lies over a folder and can be filled. Only root
/// can mount one.
public final class TinyDisk implements AutoCloseable {

  private static final String SIZE = "24m";
  private static final int PIECE = 4096;

  private final Path folder;

  private TinyDisk(Path folder) {
    this.folder = folder;
  }

  /// Whether this process may mount.
  public static boolean isPossible() {
    return "root".equals(System.getProperty("user.name"))
        && Files.exists(Path.of("/proc/self/mounts"));
  }

  /// Mounts one over a folder, with what the folder holds.
  public static TinyDisk over(Path folder) throws IOException {
    var before = Files.createDirectories(kept(folder));
    run("cp", "-a", folder + "/.", before.toString());
    run("mount", "-t", "tmpfs", "-o", "size=" + SIZE + ",mode=700", "tmpfs", folder.toString());
    run("cp", "-a", before + "/.", folder.toString());
    return new TinyDisk(folder);
  }

  /// Has it belong to whoever a file belongs to.
  public void giveTo(Path ownedAlready) throws IOException {
    run("chown", "--reference=" + ownedAlready, folder.toString());
  }

  /// Writes a file that takes what is left.
  public void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(new byte[PIECE]);
      }
    } catch (IOException full) {
      if (Files.size(filler()) == 0) {
        throw full;
      }
    }
  }

  /// Removes that file.
  public void clear() throws IOException {
    Files.delete(filler());
  }

  /// What the folder holds while nothing is mounted over it, where nobody looks for results.
  private static Path kept(Path folder) {
    return folder.resolveSibling(".%s.kept".formatted(folder.getFileName()));
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    run("cp", "-a", folder + "/.", kept(folder).toString());
    run("umount", "--lazy", folder.toString());
    run("cp", "-a", kept(folder) + "/.", folder.toString());
  }

  private static void run(String... command) throws IOException {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("%s: %s".formatted(String.join(" ", command), told.strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
