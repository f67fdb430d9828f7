/// Publication is tested on real disks (a full one, a read-only one, an immutable folder) and with
/// real processes that race or die; formats are tested to the byte.
@NullMarked
package io.cryptorun.artifacts;

import org.jspecify.annotations.NullMarked;
