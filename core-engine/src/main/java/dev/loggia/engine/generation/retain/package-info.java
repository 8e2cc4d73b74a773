/** What is done every so often: a net under the engine, and forgetting in time. */
@NullMarked
package dev.loggia.engine.generation.retain;

import org.jspecify.annotations.NullMarked;
