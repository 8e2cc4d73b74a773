/** What the web door asks of the engine, in one list. Front door: {@link dev.loggia.portal.engine.EngineDoors}. */
@NullMarked
package dev.loggia.portal.engine;

import org.jspecify.annotations.NullMarked;
