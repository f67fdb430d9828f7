/// The operator's commands, one file each, and the frame they stand in: arguments, exit codes,
/// signals. [io.cryptorun.cli.CommandTree] shows them all on a page. stdout carries the answer and
/// nothing else; whatever is said besides goes to stderr. A command that needs the system asks
/// module `app` for it and turns what comes back into text or JSON.
@NullMarked
package io.cryptorun.cli;

import org.jspecify.annotations.NullMarked;
