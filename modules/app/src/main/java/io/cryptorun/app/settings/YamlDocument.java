package io.cryptorun.app.settings;

import io.cryptorun.app.settings.Problem.Place;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// One file as a tree of nodes. No object is ever constructed from the text; size, depth and the
/// number of aliases are limited, so that a small file cannot grow into a large tree.
final class YamlDocument {

  private static final int MAX_CHARACTERS = 1_000_000;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_ALIASES = 20;
  private static final String WHY = "without a readable file no job can be scheduled";

  private final ConfigFile file;
  private final Problems problems;

  private YamlDocument(ConfigFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// The mapping at the top of a file; empty when the file is broken, which is then a problem told.
  static Optional<Section> read(ConfigFile file, Problems problems) {
    return new YamlDocument(file, problems).read();
  }

  private Optional<Section> read() {
    if (file.text().startsWith("\uFEFF")) {
      report(
          Rule.BYTE_ORDER_MARK, "the file begins with a byte order mark", null, "save it as UTF-8");
      return Optional.empty();
    }
    try {
      var root = new Yaml(new SafeConstructor(limits())).compose(new StringReader(file.text()));
      if (root instanceof MappingNode mapping) {
        return Optional.of(new Section(file, mapping, "", "", problems));
      }
      report(
          Rule.WRONG_SHAPE,
          root == null ? "the file is empty" : "the file is not a mapping of keys to values",
          root == null ? null : root.getStartMark(),
          "start it with a key, e.g. jobs:");
    } catch (MarkedYAMLException e) {
      reportSyntax(e);
    } catch (ReaderException e) {
      reportCharacter(e);
    } catch (YAMLException e) {
      report(Rule.TOO_COMPLEX, firstLine(e), null, "write the values out, in a plain, flat file");
    }
    return Optional.empty();
  }

  static LoaderOptions limits() {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setAllowRecursiveKeys(false);
    return options;
  }

  private void reportSyntax(MarkedYAMLException e) {
    var problem = e.getProblem() == null ? firstLine(e) : e.getProblem();
    if (problem.contains("\\t") || problem.contains("TAB")) {
      report(Rule.TAB, "a tab is used for indentation", e.getProblemMark(), "indent with spaces");
      return;
    }
    var context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
    report(
        Rule.NOT_YAML,
        "not valid YAML: " + problem + context,
        e.getProblemMark(),
        "check indentation, quotes and brackets there");
  }

  /// Characters that no YAML file may hold, such as the zero character or an escape sequence.
  private void reportCharacter(ReaderException e) {
    var before = file.text().substring(0, Math.min(e.getPosition(), file.text().length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    var place = new Place(file.name(), line, column, 1, "", printable(file.line(line)));
    problems.add(
        Rule.NOT_YAML,
        "not valid YAML: character U+%04X stands in the file".formatted(e.getCodePoint()),
        place,
        "",
        WHY,
        "remove it; the file is plain text");
  }

  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", "?");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be read as YAML");
  }

  private void report(Rule rule, String what, @Nullable Mark mark, String fix) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    var place = new Place(file.name(), line, column, 1, "", file.line(line));
    problems.add(rule, what, place, "", WHY, fix);
  }

  /// Where a node stands; a node over several lines is marked at its first character.
  static Place place(ConfigFile file, Node node, String path) {
    var start = node.getStartMark();
    var end = node.getEndMark();
    boolean oneLine = node instanceof ScalarNode && start.getLine() == end.getLine();
    return new Place(
        file.name(),
        start.getLine() + 1,
        start.getColumn() + 1,
        oneLine ? Math.max(1, end.getColumn() - start.getColumn()) : 1,
        path,
        file.line(start.getLine() + 1));
  }
}
