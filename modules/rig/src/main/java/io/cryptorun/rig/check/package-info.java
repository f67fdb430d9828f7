/// What must be true of the pair after any fault, asked of the ledger, of the files, of the jobs'
/// own witness and of a calendar that shares no code with the scheduler. A finding names the
/// invariant that is violated; the rig is satisfied with none.
@NullMarked
package io.cryptorun.rig.check;

import org.jspecify.annotations.NullMarked;
