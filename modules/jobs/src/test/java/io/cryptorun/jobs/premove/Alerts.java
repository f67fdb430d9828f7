package io.cryptorun.jobs.premove;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the file of a sweep says.
record Alerts(String text) {

  static final String FILE = "premove_alerts.json";

  Alerts(PremoveRig.Published published) {
    this(published.text(FILE));
  }

  /// Coins that are alerts, in the order of the file.
  List<String> alerts() {
    return found("\"symbol\": \"([^\"]+)\"", text.substring(0, text.indexOf("\"stats\"")));
  }

  /// Why a coin is none.
  String rejected(String coin) {
    var rest = text.substring(text.indexOf("\"rejected\""));
    return found("(?s)\"" + coin + "\",.*?\"reason\": \"([^\"]*)\"", rest).getFirst();
  }

  private static List<String> found(String pattern, String in) {
    return Pattern.compile(pattern)
        .matcher(in)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
