@NullMarked
package dev.loggia.discord.shard;

import org.jspecify.annotations.NullMarked;
