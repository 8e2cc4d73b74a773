/** Which node serves which shard; front door: {@link dev.loggia.discord.shard.Shards}. */
@NullMarked
package dev.loggia.discord.shard;

import org.jspecify.annotations.NullMarked;
