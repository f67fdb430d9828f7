package io.cryptorun.simulator.exchange;

/// Reads figures among a request's parameters.
public final class Parameters {
  private Parameters() {}

  /// A whole number, a default where it was not sent, the venue's error where it is none.
  public static long whole(Call call, String name, long fallback, BadCall otherwise) {
    String text = call.request().parameter(name);
    if (text == null || text.isEmpty()) {
      return fallback;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw otherwise;
    }
  }
}
