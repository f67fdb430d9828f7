package io.cryptorun.rig.process;

import io.cryptorun.rig.node.NodeMain;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Where this process has its classes from, for one that is to have the same.
final class ClassPath {

  private ClassPath() {}

  /// Some test launchers load what they test by a loader of their own.
  static String ofThisProcess() {
    return NodeMain.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(ClassPath::path)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private static String path(URL url) {
    return Path.of(URI.create(url.toString())).toString();
  }
}
