/// What this project relies on Quartz's job store to do, on a real database: a library's upgrade
/// that moves a member or a habit it rests on turns one of these red.
@NullMarked
package io.cryptorun.scheduling.store;

import org.jspecify.annotations.NullMarked;
