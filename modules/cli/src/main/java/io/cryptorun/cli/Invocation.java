package io.cryptorun.cli;

import io.cryptorun.app.DatabaseAccess;
import io.cryptorun.app.Membership;
import io.cryptorun.app.settings.ConfigFile;
import io.cryptorun.app.settings.ConfigFiles;
import io.cryptorun.app.settings.Environment;
import io.cryptorun.app.settings.Review;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.AnswerWriter;
import io.cryptorun.cli.output.Ascii;
import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of the program: what it was given, and where its answer goes.
public final class Invocation {

  private final Surroundings surroundings;
  private final GlobalOptions options;
  private final Talk talk;
  private @Nullable Progress progress;

  Invocation(Surroundings surroundings, GlobalOptions options) {
    this.surroundings = surroundings;
    this.options = options;
    this.talk = new Talk(options, surroundings);
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public GlobalOptions options() {
    return options;
  }

  /// What the environment variables say.
  public Environment environment() {
    return Environment.of(surroundings.variables(), surroundings.installation());
  }

  /// The folder of `var/`.
  public Path home() {
    return environment().home();
  }

  /// The configuration files in force, checked.
  public Settings settings() {
    return settings(options.config());
  }

  /// The same with another schedule file.
  public Settings settings(@Nullable Path file) {
    return review(file).settings();
  }

  /// The configuration files, checked, with what in them is doubtful.
  ///
  /// @param file another schedule file than the one in force; null for that one
  public Review review(@Nullable Path file) {
    var chosen = file == null ? options.config() : file;
    return ConfigFiles.locate(chosen, environment()).review(reader());
  }

  /// Reads configurations.
  public SettingsReader reader() {
    return new SettingsReader(surroundings.clock());
  }

  /// The applied configuration, from its texts.
  public Settings parse(String schedulerYaml, String venuesYaml) {
    return reader()
        .read(
            new ConfigFile("applied scheduler.yaml", schedulerYaml),
            new ConfigFile("applied venues.yaml", venuesYaml));
  }

  /// The time of this call, as it is shown: whole milliseconds.
  public Instant now() {
    return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// Finds the database.
  public DatabaseAccess databases() {
    return new DatabaseAccess(environment(), surroundings.variables());
  }

  /// Opens the database to read from.
  public Database reading() {
    return Database.open(databases().forReading(), Pool.command());
  }

  /// Who asks: `cli@host`.
  public String caller() {
    return "cli@" + Membership.host();
  }

  /// The person who asks: `user@host`.
  public String operator() {
    return "%s@%s".formatted(System.getProperty("user.name", "unknown"), machine());
  }

  /// The machine they sit at.
  public String machine() {
    return Membership.host();
  }

  /// Prints the answer in the format that was asked for, and on stderr how a list goes on.
  public void answer(Answer answer) {
    var told = withWarnings(answer);
    print(writer().write(options.quiet() ? told.withoutHints() : told));
    if (answer.items().isEmpty() && answer.text() == null && options.output().isForPeople()) {
      say("none");
    }
    if (answer.nextCursor() != null && options.output().isForPeople()) {
      say("more: --after %s".formatted(answer.nextCursor()));
    }
  }

  private Answer withWarnings(Answer answer) {
    var all = new ArrayList<>(answer.warnings());
    all.addAll(talk.warnings());
    return answer.warning(all);
  }

  /// Writes answers in the format that was asked for.
  AnswerWriter writer() {
    return new AnswerWriter(caller(), home(), options.layout(surroundings, now()));
  }

  /// Prints what belongs to the answer.
  void print(String text) {
    clearProgress();
    surroundings.out().print(options.ascii() ? Ascii.of(text) : text);
  }

  /// Tells times to people.
  public Times times() {
    return options.times(now());
  }

  /// A line for the person at the terminal, beside the answer.
  public void say(String line) {
    clearProgress();
    talk.say(line);
  }

  /// Tells how far something has come.
  public Progress progress() {
    if (progress == null) {
      progress = new Progress(talk, surroundings, options);
    }
    return progress;
  }

  /// Takes away a bar that stands, before something else is printed.
  public void clearProgress() {
    if (progress != null) {
      progress.clear();
    }
  }

  /// A line that is told even when quiet was asked for.
  public void warn(String line) {
    clearProgress();
    talk.warn(line);
  }

  /// Tells that this command is at work from now on, and talks meanwhile.
  public void staysUp() {
    talk.staysUp();
  }

  /// Warnings that a program finds in the document instead of on stderr.
  public List<String> warnings() {
    return talk.warnings();
  }
}
