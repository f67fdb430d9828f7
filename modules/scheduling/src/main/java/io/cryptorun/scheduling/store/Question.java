package io.cryptorun.scheduling.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.quartz.JobPersistenceException;

/// Something asked inside one of Quartz's transactions.
@FunctionalInterface
interface Question<T extends @Nullable Object> {

  T ask(Connection connection) throws SQLException;

  /// Asks it.
  ///
  /// @param what could not be told, where the database does not answer
  static <T extends @Nullable Object> T ask(
      String what, Question<T> question, Connection connection) throws JobPersistenceException {
    try {
      return question.ask(connection);
    } catch (SQLException failure) {
      throw new JobPersistenceException(
          "could not tell %s: %s".formatted(what, failure.getMessage()), failure);
    }
  }
}
