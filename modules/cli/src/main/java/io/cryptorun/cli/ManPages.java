package io.cryptorun.cli;

import io.cryptorun.cli.manual.Manual;
import java.io.IOException;
import java.nio.file.Path;

/// Writes all manual pages into a folder; the build runs it before it packs the distribution.
public final class ManPages {

  private ManPages() {}

  /// Writes them.
  ///
  /// @param arguments the folder, which is made
  public static void main(String[] arguments) throws IOException {
    var options = new GlobalOptions();
    var tree = CommandTree.of(options, new Invocation(Surroundings.ofProcess(), options));
    Manual.of(tree).write(Path.of(arguments[0]));
  }
}
