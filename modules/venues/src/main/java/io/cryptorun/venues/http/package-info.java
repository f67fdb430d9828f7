/// The one door through which every call to an exchange goes. In
/// [io.cryptorun.venues.http.VenueDoor] a call is admitted (circuit closed, tokens taken from the
/// shared budget), put on the wire once and judged, recorded for the health of its host, and
/// repeated where that can help. What comes out is a value or a fault, never an exception. The HTTP
/// client is private to this package and refuses hosts that are not on the venue's list, so no code
/// can reach an exchange past these rules.
@NullMarked
package io.cryptorun.venues.http;

import org.jspecify.annotations.NullMarked;
