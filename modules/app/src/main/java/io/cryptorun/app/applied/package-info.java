/// The configuration in force. It lives in the database, not in the files: an operator applies
/// files, the running nodes take it up without a restart, and each of them tells where the files of
/// its machine say something else. Commands use [io.cryptorun.app.applied.ConfigDifference] and
/// [io.cryptorun.app.applied.ConfigApply]; nodes use [io.cryptorun.app.applied.FollowApplied] and
/// [io.cryptorun.app.applied.FileDrift].
@NullMarked
package io.cryptorun.app.applied;

import org.jspecify.annotations.NullMarked;
