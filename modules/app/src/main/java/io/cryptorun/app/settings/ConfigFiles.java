package io.cryptorun.app.settings;

import io.cryptorun.app.settings.Problem.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The two files that are in force for this process.
///
/// @param scheduler `-c FILE`, else `CRYPTORUN_CONFIG`, else `config/scheduler.yaml` of the home,
///   else that of the installation
/// @param venues `venues.yaml` beside it, else that of the home, else that of the installation
public record ConfigFiles(Path scheduler, Path venues) {

  private static final String VENUES = "venues.yaml";
  private static final String NAME_IT = "name the file with -c FILE or CRYPTORUN_CONFIG";

  /// Chooses the files; whether they can be read shows later.
  public static ConfigFiles locate(@Nullable Path option, Environment environment) {
    var named = option == null ? environment.config() : option.toAbsolutePath().normalize();
    var scheduler = named == null ? shipped(environment, "scheduler.yaml") : named;
    var beside = scheduler.resolveSibling(VENUES);
    return new ConfigFiles(scheduler, Files.exists(beside) ? beside : shipped(environment, VENUES));
  }

  private static Path shipped(Environment environment, String name) {
    var own = environment.home().resolve("config").resolve(name);
    return Files.exists(own) ? own : environment.installation().resolve("config").resolve(name);
  }

  /// Reads and checks both.
  public Settings read(SettingsReader reader) {
    return review(reader).settings();
  }

  /// Reads and checks both, and tells what is doubtful.
  public Review review(SettingsReader reader) {
    var problems = new Problems();
    var schedulerFile = load(scheduler, problems);
    var venuesFile = load(venues, problems);
    if (schedulerFile == null || venuesFile == null) {
      throw problems.exception();
    }
    return reader.review(schedulerFile, venuesFile);
  }

  private static @Nullable ConfigFile load(Path path, Problems problems) {
    try {
      return new ConfigFile(path.toString(), Files.readString(path));
    } catch (NoSuchFileException _) { // told below
      refuse(path, "there is no such file", NAME_IT, problems);
    } catch (CharacterCodingException _) { // told below
      refuse(path, "it is not UTF-8 text", "save it as UTF-8", problems);
    } catch (IOException e) {
      refuse(path, "it cannot be read: " + e.getMessage(), NAME_IT, problems);
    }
    return null;
  }

  private static void refuse(Path path, String reason, String fix, Problems problems) {
    problems.add(
        Rule.UNREADABLE,
        "%s: %s".formatted(path.getFileName(), reason),
        new Place(path.toString(), 0, 0, 1, "", ""),
        "",
        "the schedule and the venues' limits stand there",
        fix);
  }
}
