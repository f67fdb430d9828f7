package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.app.applied.ConfigApply;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One database's life: the files count once, then only when the operator says so.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AppliedSettingsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final Settings SHIPPED = Trial.settings(Trial.schedule(), Trial.venues());
  private static final Settings EDITED = Trial.settings(Trial.smallSchedule(), Trial.venues());

  @Test
  @Order(1)
  void choose_nothingApplied_takesTheFilesToApplyThem() {
    assertThat(choose(SHIPPED, false)).isEqualTo(new AppliedSettings(SHIPPED, true, false));
    apply(SHIPPED);
  }

  @Test
  @Order(2)
  void choose_theSameFiles_hasNothingToApply() {
    assertThat(choose(SHIPPED, false)).isEqualTo(new AppliedSettings(SHIPPED, false, false));
  }

  @Test
  @Order(3)
  void choose_editedFiles_keepsWhatIsAppliedAndReportsTheDrift() {
    var chosen = choose(EDITED, false);

    assertThat(chosen.drift()).isTrue();
    assertThat(chosen.fromFiles()).isFalse();
    assertThat(chosen.settings().sha256()).isEqualTo(SHIPPED.sha256());
    assertThat(chosen.settings().jobs()).isEqualTo(SHIPPED.jobs());
  }

  @Test
  @Order(4)
  void choose_editedFilesToBeApplied_takesThem() {
    assertThat(choose(EDITED, true)).isEqualTo(new AppliedSettings(EDITED, true, false));
  }

  private static AppliedSettings choose(Settings files, boolean apply) {
    return AppliedSettings.choose(url(), files, Trial.READER, apply);
  }

  private static void apply(Settings settings) {
    assertThat(ConfigApply.apply(url(), settings, Trial.READER, "somebody@here"))
        .isInstanceOf(ConfigApply.Result.Applied.class);
  }

  private static DatabaseUrl url() {
    return Schema.app(POSTGRES.database());
  }
}
