/// Reads `config/scheduler.yaml` and `config/venues.yaml` into checked records. A file is walked as
/// a tree of nodes with positions, so every error of both files is found in one pass and each says
/// what is wrong, where (file, line, column), why it matters and how to put it right. Either all is
/// valid and [io.cryptorun.app.settings.Settings] comes out, or nothing does.
@NullMarked
package io.cryptorun.app.settings;

import org.jspecify.annotations.NullMarked;
