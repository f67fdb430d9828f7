package io.cryptorun.cli;

import java.io.PrintStream;

/// How far something has come, on stderr: a bar that is drawn over and over on a terminal, a line
/// for each finished part everywhere else. Whatever is printed next takes the bar away first.
public final class Progress {

  private static final int WIDTH = 20;
  private static final String REST_OF_LINE = "\u001b[K";

  private final Talk talk;
  private final PrintStream err;
  private final boolean drawn;
  private final boolean ascii;
  private boolean standing;
  private boolean watched;

  Progress(Talk talk, Surroundings surroundings, GlobalOptions options) {
    this.talk = talk;
    this.err = surroundings.err();
    this.drawn =
        surroundings.errIsTerminal()
            && !options.quiet()
            && !"dumb".equals(surroundings.variables().get("TERM"));
    this.ascii = options.ascii();
  }

  /// So much of a part is done.
  ///
  /// @param of how much there is; above 0
  public void at(String part, long done, long of) {
    if (drawn) {
      watchForTheEnd();
      standing = true;
      err.print("\r  %s %s %,d of %,d%s".formatted(part, bar(done, of), done, of, REST_OF_LINE));
      err.flush();
    }
  }

  /// A part is done, which takes its bar away.
  ///
  /// @param what it came to
  public void done(String part, String what) {
    clear();
    talk.say("  ✓ %s, %s".formatted(part, what));
  }

  /// Takes the bar away, if one stands.
  public void clear() {
    if (standing) {
      standing = false;
      err.print("\r" + REST_OF_LINE);
      err.flush();
    }
  }

  /// A command that is ended by Ctrl-C leaves no half line before the next prompt.
  private void watchForTheEnd() {
    if (!watched) {
      watched = true;
      Runtime.getRuntime().addShutdownHook(new Thread(this::clear, "clear"));
    }
  }

  private String bar(long done, long of) {
    int full = (int) Math.min(WIDTH, WIDTH * done / of);
    return ascii
        ? "#".repeat(full) + "-".repeat(WIDTH - full)
        : "█".repeat(full) + "░".repeat(WIDTH - full);
  }
}
