/** The link to Redis, whose loss degrades and never fails. Front door: {@code RedisLink}. */
@NullMarked
package dev.loggia.engine.redis;

import org.jspecify.annotations.NullMarked;
