package io.cryptorun.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Leaves out what is no part of the product nor of what its tests share: test classes, wherever an
/// editor or a build has put them, and the benchmarks.
final class MainSources implements ImportOption {

  private static final Pattern CLASS = Pattern.compile("(io/cryptorun/[^$]+?)(?:\\$.*)?\\.class");
  private static final String BENCH = "io/cryptorun/bench/";

  private final Set<String> tests = tests();

  @Override
  public boolean includes(Location location) {
    var found = CLASS.matcher(location.asURI().toString());
    return !found.find()
        || (!found.group(1).startsWith(BENCH) && !tests.contains(found.group(1) + ".java"));
  }

  private static Set<String> tests() {
    try (var modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(MainSources::sources)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> sources(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> folder.relativize(file).toString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
