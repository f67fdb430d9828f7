/// Answers that are kept between runs, so that a question asked a moment ago need not be asked
/// again. [io.cryptorun.venues.kept.KeptAnswers] decides between the store and the venue; for each
/// kind of answer a [io.cryptorun.venues.kept.Packing] says under which key it is kept and how its
/// values, not the venue's text, become a short string and again values. The store may be out of
/// reach at any time: the venue is asked then.
@NullMarked
package io.cryptorun.venues.kept;

import org.jspecify.annotations.NullMarked;
