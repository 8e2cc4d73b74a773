/** Loggia as a cluster of real processes on this machine, to be hurt: the front door is {@link dev.loggia.proof.cluster.Cluster}. */
@NullMarked
package dev.loggia.proof.cluster;

import org.jspecify.annotations.NullMarked;
