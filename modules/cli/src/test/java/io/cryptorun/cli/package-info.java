/// The commands as an operator meets them: each test calls the program with arguments and variables
/// and looks at stdout, stderr and the exit code.
@NullMarked
package io.cryptorun.cli;

import org.jspecify.annotations.NullMarked;
