package io.cryptorun.venues.http;

import org.jspecify.annotations.Nullable;

/// What a venue's answer must hold to be usable.
public final class Answer {
  private Answer() {}

  /// The value of a field that we use; an answer without it is refused whole.
  public static <T> T require(@Nullable T value, String field) {
    if (value == null) {
      throw AnswerException.malformed("field \"%s\" is missing".formatted(field));
    }
    return value;
  }
}
