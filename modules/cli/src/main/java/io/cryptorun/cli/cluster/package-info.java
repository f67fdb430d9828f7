/// Commands about the nodes: who is alive, since when and in which epoch, taking one out for
/// maintenance, and a failover that is made to happen and measured.
@NullMarked
package io.cryptorun.cli.cluster;

import org.jspecify.annotations.NullMarked;
