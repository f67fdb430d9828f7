package io.cryptorun.ledger.schema;

import io.cryptorun.ledger.DatabaseUrl;
import java.io.Serial;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

/// A schema could not be brought to this program's version. Nothing of it was changed.
public final class MigrationRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /// What stood in the way.
  public enum Obstacle {
    /// The database's scripts are not those of this program.
    DIFFERENT_SCRIPTS,
    /// The server refused a statement.
    STATEMENT_REFUSED
  }

  private final Obstacle obstacle;

  private MigrationRefused(Obstacle obstacle, String message, FlywayException cause) {
    super(message, cause);
    this.obstacle = obstacle;
  }

  static MigrationRefused differing(DatabaseUrl url, ValidateResult found, FlywayException cause) {
    var scripts = String.join("; ", told(found));
    return new MigrationRefused(
        Obstacle.DIFFERENT_SCRIPTS,
        "%s was migrated by scripts that are not this program's: %s".formatted(url, scripts),
        cause);
  }

  static MigrationRefused failed(DatabaseUrl url, SQLException refusal, FlywayException cause) {
    return new MigrationRefused(
        Obstacle.STATEMENT_REFUSED,
        "%s refused a migration: %s".formatted(url, firstLine(refusal.getMessage())),
        cause);
  }

  public Obstacle obstacle() {
    return obstacle;
  }

  /// What differs, script by script.
  static List<String> told(ValidateResult found) {
    return found.invalidMigrations.stream().map(MigrationRefused::told).toList();
  }

  private static String told(ValidateOutput script) {
    return "%s (%s): %s"
        .formatted(script.version, script.description, firstLine(script.errorDetails.errorMessage));
  }

  private static String firstLine(@Nullable String text) {
    return String.valueOf(text).lines().findFirst().orElse("");
  }
}
