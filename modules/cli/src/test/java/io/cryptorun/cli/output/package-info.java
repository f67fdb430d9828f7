/// The forms of an answer: the same fields as JSON, JSON lines, CSV and names.
@NullMarked
package io.cryptorun.cli.output;

import org.jspecify.annotations.NullMarked;
