/// Errors as the operator sees them: what, where, why, and how to fix it, with a stable code and an
/// exit code. Every exception that can end a command is translated here, in one switch; what is not
/// in it is an internal fault, told in one line with the path of a saved report.
@NullMarked
package io.cryptorun.cli.error;

import org.jspecify.annotations.NullMarked;
