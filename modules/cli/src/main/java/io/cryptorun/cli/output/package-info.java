/// An answer and its forms. A command builds one [io.cryptorun.cli.output.Answer]; the writer turns
/// it into a table or text for people, or into JSON, JSON lines, CSV or bare values for programs,
/// always with the same fields under the same names. Widths are those of a terminal; nothing is cut
/// where there is none.
@NullMarked
package io.cryptorun.cli.output;

import org.jspecify.annotations.NullMarked;
