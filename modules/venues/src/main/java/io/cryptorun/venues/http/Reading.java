package io.cryptorun.venues.http;

import java.io.IOException;
import java.io.InputStream;

/// Makes a value of the body of an answer with a good status. Throws [AnswerException] for a body
/// it cannot use.
@FunctionalInterface
public interface Reading<T> {
  T read(InputStream body) throws IOException;
}
