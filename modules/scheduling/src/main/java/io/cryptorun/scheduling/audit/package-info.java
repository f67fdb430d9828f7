/// What a node checks every few seconds, whatever Quartz did: that each nominal time of each job
/// has its row, that what waits is delivered, and that nothing is stuck. One node of a cluster does
/// so at a time, by the database's clock. A schedule is thereby complete even if a trigger is lost.
@NullMarked
package io.cryptorun.scheduling.audit;

import org.jspecify.annotations.NullMarked;
