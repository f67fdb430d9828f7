/// Where the promises of the pair are put to the test: real processes, one real database, a network
/// that can be cut, and somebody who breaks things by a seed. Nothing here is part of the product.
@NullMarked
package io.cryptorun.rig;

import org.jspecify.annotations.NullMarked;
