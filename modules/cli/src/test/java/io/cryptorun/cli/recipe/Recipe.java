package io.cryptorun.cli.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A line of `docs/recipes.md` for the shell.
///
/// @param heads the words over its answer, by the sample beneath it; none without a sample
record Recipe(String line, List<String> heads) {

  private static final Pattern FENCES =
      Pattern.compile("```sh\\n(.+)\\n```\\n(?:\\n```\\n(.+)\\n)?");
  private static final Pattern STATEMENT = Pattern.compile("-c \"([^\"]+)\"");
  private static final Pattern FILE = Pattern.compile("-f (\\S+)");
  private static final Pattern TARGET = Pattern.compile("> (\\S+)$");
  private static final Pattern PICKED = Pattern.compile("\\[((?:'[\\w.]+'(?:, )?)+)]");
  private static final Pattern ARTIFACT = Pattern.compile("artifacts/[\\w/*.]+");

  Recipe {
    heads = List.copyOf(heads);
  }

  static List<Recipe> in(String document) {
    return FENCES
        .matcher(document)
        .results()
        .map(found -> new Recipe(found.group(1), words(found.group(2))))
        .toList();
  }

  private static List<String> words(@Nullable String sample) {
    return sample == null
        ? List.of()
        : Arrays.stream(sample.split("[\\s|]+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /// The program that it starts with.
  String tool() {
    return line.substring(0, line.indexOf(' '));
  }

  boolean uses(String program) {
    return tool().equals(program) || line.contains("| " + program + " ");
  }

  /// What the program is given: SQL, or Python.
  String statement() {
    return find(STATEMENT).orElseThrow();
  }

  /// A file with more SQL.
  Optional<String> file() {
    return find(FILE);
  }

  /// The file that takes the answer.
  Optional<String> target() {
    return find(TARGET);
  }

  /// The artifact that is read, as a pattern of paths.
  Optional<String> artifact() {
    var matcher = ARTIFACT.matcher(line);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /// Columns that a line of Python picks.
  List<String> columns() {
    return PICKED
        .matcher(line)
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(", ", -1)))
        .map(name -> name.replace("'", ""))
        .toList();
  }

  private Optional<String> find(Pattern pattern) {
    var matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public String toString() {
    return line;
  }
}
