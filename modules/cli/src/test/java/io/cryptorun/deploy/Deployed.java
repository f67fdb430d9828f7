package io.cryptorun.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.app.settings.ConfigFile;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of `deploy/`, and what the program says about what stands in them.
final class Deployed {

  static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  static final Path FOLDER = CHECKOUT.resolve("deploy");

  private static final Pattern VARIABLE = Pattern.compile("\\bCRYPTORUN_[A-Z_]+\\b");

  private Deployed() {}

  static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  static List<Path> scripts() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".sh")).toList();
    }
  }

  /// How long a stopping node of the shipped schedule lets its runs finish.
  static Duration drainTimeout() throws IOException {
    return new SettingsReader(InstantSource.system())
        .read(config("scheduler.yaml"), config("venues.yaml"))
        .global()
        .drainTimeout();
  }

  /// The variables that a text names.
  static Set<String> variables(String text) {
    var names = new TreeSet<String>();
    VARIABLE.matcher(text).results().forEach(found -> names.add(found.group()));
    return names;
  }

  /// The variables that the program and its launcher read.
  static Set<String> knownVariables() throws IOException {
    var names = variables(Files.readString(CHECKOUT.resolve("cryptorun")));
    for (var folder : mainFolders()) {
      try (var sources = Files.walk(folder)) {
        for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
          names.addAll(variables(Files.readString(source)));
        }
      }
    }
    return names;
  }

  /// Beside them the build of another module may be at work.
  private static List<Path> mainFolders() throws IOException {
    try (var modules = Files.list(CHECKOUT.resolve("modules"))) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  /// The program has this command, and the command has these options: its own help names them all.
  static void assertUnderstood(List<String> arguments) {
    var words = arguments.stream().takeWhile(argument -> !argument.startsWith("-")).toList();
    var asked = Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new);
    var help = CliRun.Caller.in(CHECKOUT).run(asked);

    assertThat(help.exit()).as(help.err()).isZero();
    assertThat(help.out()).contains("cryptorun " + String.join(" ", words));
    assertThat(arguments)
        .filteredOn(argument -> argument.startsWith("--"))
        .allSatisfy(option -> assertThat(help.out()).containsPattern(option + "\\b"));
  }

  private static ConfigFile config(String name) throws IOException {
    return new ConfigFile(name, Files.readString(CHECKOUT.resolve("config").resolve(name)));
  }
}
