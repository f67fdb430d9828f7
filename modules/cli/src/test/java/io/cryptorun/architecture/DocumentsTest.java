package io.cryptorun.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What keeps the documents and the sizes of files from drifting away from the code.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTest {

  private static final int LONGEST_FILE = 400;
  private static final Pattern DEPENDENCY =
      Pattern.compile("<(dependency|path)>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

  private final Path root = repository();

  @Test
  void packages_eachHaveOneParagraph() throws IOException {
    for (var folder : packages()) {
      var info = folder.resolve("package-info.java");
      assertThat(info).as("what does this package hold?").exists();
      var text = Files.readString(info);
      assertThat(text).as("%s: null is said in types here", info).contains("@NullMarked");
      assertThat(paragraph(text))
          .as("%s: what it holds, and the one idea needed to read it", info)
          .hasSizeBetween(80, 900);
    }
  }

  @Test
  void files_stayShortEnoughToRead() throws IOException {
    for (var file : mainFiles()) {
      assertThat(Files.readAllLines(file))
          .as("%s: one class per step; split it where a name offers itself", file)
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  @Test
  void libraries_areEachExplained() throws IOException {
    var decisions = Files.readString(root.resolve("docs/decisions.md"));
    assertThat(libraries().stream().filter(name -> !decisions.contains("`" + name + "`")))
        .as("libraries without a line in docs/decisions.md that says what they are for")
        .isEmpty();
  }

  private List<Path> mainFiles() throws IOException {
    try (var modules = Files.list(root.resolve("modules"))) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(DocumentsTest::javaFiles)
          .toList();
    }
  }

  private List<Path> packages() throws IOException {
    return mainFiles().stream()
        .filter(file -> !file.endsWith("module-info.java"))
        .map(Path::getParent)
        .distinct()
        .toList();
  }

  /// The artifacts of other projects that a module declares or a compiler run needs.
  private Set<String> libraries() throws IOException {
    var names = new TreeSet<String>();
    try (var modules = Files.list(root.resolve("modules"))) {
      var poms = Stream.concat(modules, Stream.of(root)).map(folder -> folder.resolve("pom.xml"));
      for (var pom : poms.filter(Files::exists).toList()) {
        DEPENDENCY
            .matcher(Files.readString(pom))
            .results()
            .map(found -> found.group(2))
            .filter(text -> !text.contains("${project.groupId}") && !text.contains("<type>pom"))
            .forEach(text -> names.add(artifact(text)));
      }
    }
    return names;
  }

  private static String artifact(String dependency) {
    var matcher = ARTIFACT.matcher(dependency);
    assertThat(matcher.find()).as(dependency).isTrue();
    return matcher.group(1);
  }

  private static String paragraph(String packageInfo) {
    return String.join(
        " ",
        packageInfo
            .lines()
            .filter(line -> line.startsWith("///"))
            .map(line -> line.substring(3).strip())
            .toList());
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path repository() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("modules"))) {
      folder = Objects.requireNonNull(folder.getParent(), "run inside the repository");
    }
    return folder;
  }
}
