package io.cryptorun.app.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which known word was meant by a mistyped one.
public final class Spelling {

  private Spelling() {}

  /// The known word with the fewest edits (insert, delete, replace, swap of neighbours), as long as
  /// they are at most a third of its length and at least one is allowed.
  public static Optional<String> nearest(String word, Collection<String> known) {
    var meant = word.strip();
    return known.stream()
        .filter(candidate -> edits(meant, candidate) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> edits(meant, candidate)));
  }

  /// Optimal string alignment distance (Damerau 1964, each pair swapped once).
  private static int edits(String a, String b) {
    var cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1 && j > 1 && swapped(a, i, b, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
