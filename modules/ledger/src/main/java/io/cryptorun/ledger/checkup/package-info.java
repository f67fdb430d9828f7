/// What a checkup asks the database: the server and its settings, the job store, open attempts, the
/// newest part of the history. Each answer is one record of measured values; whether they are good
/// is for the asker to say.
@NullMarked
package io.cryptorun.ledger.checkup;

import org.jspecify.annotations.NullMarked;
