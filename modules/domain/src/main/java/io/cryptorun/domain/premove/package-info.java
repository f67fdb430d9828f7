/// Signs that a coin may be about to move: derivatives pay an unusual price, supply on the book
/// thins out, large hands buy. Three gates measure them, a rule says how many are needed and when
/// volume must confirm, and what passes becomes an alert with the risk that goes with it.
@NullMarked
package io.cryptorun.domain.premove;

import org.jspecify.annotations.NullMarked;
