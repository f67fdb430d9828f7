package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A second process that publishes into the same folder: `HOME ID COUNT`, or one that dies in the
/// middle of writing: `HOME ID die`.
final class PublisherProcess {

  static final int DIED = 137;

  private PublisherProcess() {}

  public static void main(String[] arguments) {
    var store = new ArtifactStore(ArtifactsRoot.of(Path.of(arguments[0]), "artifacts"));
    if (arguments[2].equals("die")) {
      ArtifactDraft.Body dies =
          out -> {
            out.write(1);
            Runtime.getRuntime().halt(DIED);
          };
      publish(store, arguments[1], new ArtifactDraft("signals.csv", "text/csv", 0, dies));
    }
    for (var i = 0; i < Integer.parseInt(arguments[2]); i++) {
      var id = arguments[1] + i;
      publish(store, id, Runs.text("signals.csv", id));
    }
  }

  static Process start(Path home, String id, String what) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var name = PublisherProcess.class.getName();
    return new ProcessBuilder(java, "-Xmx64m", "-cp", classPath, name, home.toString(), id, what)
        .inheritIO()
        .start();
  }

  private static void publish(ArtifactStore store, String id, ArtifactDraft draft) {
    var _ = store.publish(Runs.run(id), Runs.SIGNALS, List.of(draft));
  }
}
