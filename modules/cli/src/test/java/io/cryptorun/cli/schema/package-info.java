/// The published schemas are tight.
@NullMarked
package io.cryptorun.cli.schema;

import org.jspecify.annotations.NullMarked;
