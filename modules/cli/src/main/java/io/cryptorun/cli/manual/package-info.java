/// Pages to read: help topics, which are texts of this program, and the manual pages, which are
/// made from the same model of commands and flags that reads the command line, so that they cannot
/// say anything else.
@NullMarked
package io.cryptorun.cli.manual;

import org.jspecify.annotations.NullMarked;
