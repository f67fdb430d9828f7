package io.cryptorun.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// All manual pages: of every command (section 1) and every help topic (section 7).
public final class Manual {

  private final List<ManPage> commands = new ArrayList<>();
  private final List<ManPage> topics;

  private Manual() {
    topics = Topics.NAMES.stream().map(ManPage::of).toList();
  }

  /// Made from the program and its verbs.
  public static Manual of(CommandLine program) {
    var manual = new Manual();
    manual.add(program);
    return manual;
  }

  private void add(CommandLine command) {
    if (command.getCommandSpec().usageMessage().hidden()) {
      return;
    }
    commands.add(ManPage.of(command));
    command.getSubcommands().values().stream().distinct().forEach(this::add);
  }

  /// Writes `man1` and `man7` below a folder.
  public void write(Path folder) throws IOException {
    write(Files.createDirectories(folder.resolve("man1")), ".1", commands);
    write(Files.createDirectories(folder.resolve("man7")), ".7", topics);
  }

  private static void write(Path folder, String ending, List<ManPage> pages) throws IOException {
    for (var page : pages) {
      Files.writeString(folder.resolve(page.name() + ending), page.text());
    }
  }
}
