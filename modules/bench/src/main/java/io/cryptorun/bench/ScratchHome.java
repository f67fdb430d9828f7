package io.cryptorun.bench;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A home with a running, migrated database, gone when it is closed. What is measured in it finds
/// the server up, as every command but the first does.
public record ScratchHome(Home home) implements AutoCloseable {

  /// Makes one below the system's temporary folder.
  public static ScratchHome open() throws IOException {
    var home = new Home(Files.createTempDirectory("cryptorun-bench"));
    EmbeddedDatabase.ready(home);
    return new ScratchHome(home);
  }

  public Path path() {
    return home.path();
  }

  @Override
  public void close() throws IOException {
    EmbeddedPostgres.in(home.postgres()).stop();
    Files.walkFileTree(home.path(), new Removal());
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
