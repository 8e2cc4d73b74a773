/** What the engine's tests share: a database of their own, fakes of the ports, assertions in our words. */
@NullMarked
package dev.loggia.engine.testing;

import org.jspecify.annotations.NullMarked;
