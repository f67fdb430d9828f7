package io.cryptorun.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What a class touches, in the words of the rules: calls and method references alike, so that
/// `System::nanoTime` counts as `System.nanoTime()` does.
final class Access {

  static final DescribedPredicate<AccessTarget> WALL_CLOCKS =
      methods(Instant.class.getName(), "now")
          .or(methods(System.class.getName(), "currentTimeMillis"))
          .or(methods(Clock.class.getName(), "systemUTC", "systemDefaultZone", "system"))
          .or(methods(InstantSource.class.getName(), "system"))
          .or(methods("java.time.LocalDate", "now"))
          .or(methods("java.time.LocalDateTime", "now"))
          .or(methods("java.time.ZonedDateTime", "now"))
          .or(methods("java.time.OffsetDateTime", "now"))
          .as("a clock of the machine");

  static final DescribedPredicate<AccessTarget> CLOCKS =
      WALL_CLOCKS.or(methods(System.class.getName(), "nanoTime")).as("any clock");

  static final DescribedPredicate<JavaField> SYNTHETIC =
      describe(
          "made by the compiler", field -> field.getModifiers().contains(JavaModifier.SYNTHETIC));

  private Access() {}

  static DescribedPredicate<JavaAccess<?>> to(DescribedPredicate<AccessTarget> target) {
    return describe(target.getDescription(), access -> target.test(access.getTarget()));
  }

  static DescribedPredicate<JavaAccess<?>> toMethods(Class<?> owner, String... names) {
    return to(methods(owner.getName(), names));
  }

  static DescribedPredicate<JavaAccess<?>> toMethods(String owner, String... names) {
    return to(methods(owner, names));
  }

  static DescribedPredicate<JavaAccess<?>> toFields(Class<?> owner, String... names) {
    return to(methods(owner.getName(), names));
  }

  static DescribedPredicate<AccessTarget> constructorsOf(String owner) {
    return methods(owner, "<init>");
  }

  static DescribedPredicate<JavaClass> type(Class<?>... types) {
    var names = List.of(types).stream().map(Class::getName).toList();
    return describe("one of " + names, type -> names.contains(type.getName()));
  }

  private static DescribedPredicate<AccessTarget> methods(String owner, String... names) {
    var wanted = List.of(names);
    return describe(
        owner + " " + wanted,
        target -> target.getOwner().isAssignableTo(owner) && wanted.contains(target.getName()));
  }
}
