package io.cryptorun.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The home folder cannot be written; the message says which and what to set.
public final class HomeNotWritable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String home;

  HomeNotWritable(Path home, IOException cause) {
    super("cannot write in %s: %s".formatted(home, words(cause)), cause);
    this.home = home.toString();
  }

  private static String words(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case NoSuchFileException missing -> "%s cannot be made".formatted(missing.getFile());
      case FileAlreadyExistsException file -> "%s is no folder".formatted(file.getFile());
      default -> String.valueOf(cause.getMessage());
    };
  }

  /// The folder that refused.
  public String home() {
    return home;
  }
}
