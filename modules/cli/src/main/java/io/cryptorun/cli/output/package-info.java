/// An answer and its forms. A command builds one [io.cryptorun.cli.output.Answer]; the writer turns
/// it into a text for people, or into JSON, JSON lines, CSV or bare names for programs, always with
/// the same fields under the same names.
@NullMarked
package io.cryptorun.cli.output;

import org.jspecify.annotations.NullMarked;
