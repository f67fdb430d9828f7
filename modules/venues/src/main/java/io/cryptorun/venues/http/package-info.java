/// The one door through which every call to an exchange goes. [io.cryptorun.venues.http.VenueDoor]
/// admits a call (host on the allow-list, circuit closed, tokens taken from the shared budget),
/// [io.cryptorun.venues.http.Transport] puts it on the wire once and judges the answer, and the
/// door repeats it where repeating can help. What comes out is a value or a fault, never an
/// exception. The HTTP client is private to this package, so no code can reach an exchange past
/// these rules.
@NullMarked
package io.cryptorun.venues.http;

import org.jspecify.annotations.NullMarked;
