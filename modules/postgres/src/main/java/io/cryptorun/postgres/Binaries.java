package io.cryptorun.postgres;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The server programs, unpacked once into a folder named after their version.
record Binaries(Path root, String version) {

  /// Unpacks beside the final place and renames, so that a folder of the final name is always
  /// whole.
  static Binaries unpackedIn(Path folder) throws IOException {
    Platform platform = Platform.current();
    String version = packagedVersion();
    Path root = folder.resolve(version + "-" + platform.name());
    if (!Files.isDirectory(root)) {
      Path fresh = folder.resolve("unpacking");
      FolderFiles.deleteTree(fresh);
      FolderFiles.directory(fresh, "rwxr-xr-x");
      unpack(platform, fresh);
      Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Binaries(root, version);
  }

  Path program(String name) {
    return root.resolve("bin").resolve(name);
  }

  /// `18` of `18.6.0`: data directories are compatible within it.
  String majorVersion() {
    return version.substring(0, version.indexOf('.'));
  }

  static String packagedVersion() {
    try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
      if (in == null) {
        throw new IllegalStateException("binaries.properties is missing beside this class");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("binaries.properties cannot be read", e);
    }
  }

  private static void unpack(Platform platform, Path target) throws IOException {
    try (InputStream packed = platform.archive();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("archive entry outside of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(requireNonNull(path.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }
}
