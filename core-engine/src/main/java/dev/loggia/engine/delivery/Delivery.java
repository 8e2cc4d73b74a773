package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.GenerationId;
import java.util.UUID;

/**
 * One piece of news for one requester.
 *
 * @param attempts how often it was tried before
 */
public record Delivery(UUID id, GenerationId generation, String door, int attempts) {}
