/// The one-liners of `docs/recipes.md`, run as they stand there.
@NullMarked
package io.cryptorun.cli.recipe;

import org.jspecify.annotations.NullMarked;
