/// What the measurements compute with: that inputs can be made, and that figures are told right.
@NullMarked
package io.cryptorun.bench;

import org.jspecify.annotations.NullMarked;
