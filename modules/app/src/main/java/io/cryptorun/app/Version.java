package io.cryptorun.app;

/// The version of this program, as its jar tells it.
public final class Version {

  private Version() {}

  /// For example `1.0.0`; `dev` when the classes do not come from a jar.
  public static String code() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
