package io.cryptorun.cli.doctor;

import io.cryptorun.app.Home;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The report that goes with a question to the maintainers. It holds no password: settings are
/// masked, and every password that this process can see is struck out of every text.
record Bundle(Invocation invocation, Examination examination) {

  private static final int LOGS = 10;
  private static final int LOG_CHARACTERS = 200_000;

  /// Appears whole or not at all; a file that is there is not replaced.
  Path write(Path file) throws IOException {
    if (Files.exists(file)) {
      throw CommandRefused.usage(
          "CR-USE-033", "%s is there already".formatted(file), "name another file");
    }
    if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
      throw CommandRefused.usage(
          "CR-USE-033", "%s is no folder".formatted(file.getParent()), "make it, or name another");
    }
    var unfinished = unfinished(file.getParent());
    try {
      try (var zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
        fill(zip);
      }
      return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static Path unfinished(Path folder) {
    try {
      return Files.createTempFile(folder, ".bundle", ".new");
    } catch (IOException e) {
      throw CommandRefused.unwritable(folder, e);
    }
  }

  private void fill(ZipOutputStream zip) throws IOException {
    var struck = new Passwords(invocation);
    put(zip, struck, "doctor.txt", examination.text());
    put(zip, struck, "doctor.json", json());
    for (var extract : new Extracts(invocation).all()) {
      put(zip, struck, extract.name(), extract.text());
    }
    for (var log : logs()) {
      put(zip, struck, "log/" + log.getFileName(), tail(log));
    }
  }

  private String json() {
    var items = examination.measurements().stream().map(Measurement::fields).toList();
    return Json.document(new Fields().with("at", invocation.now()).with("items", items)) + "\n";
  }

  private static void put(ZipOutputStream zip, Passwords passwords, String name, String text)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(passwords.struckOut(text).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private List<Path> logs() throws IOException {
    var folder = new Home(invocation.home()).logs();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparingLong((Path path) -> path.toFile().lastModified()).reversed())
          .limit(LOGS)
          .toList();
    }
  }

  private static String tail(Path log) throws IOException {
    var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return text.substring(Math.max(0, text.length() - LOG_CHARACTERS));
  }
}
