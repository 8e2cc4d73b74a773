/** How a generation ends, and how what it made is deleted. Front doors: {@code Settlement} and {@code Deletion}. */
@NullMarked
package dev.loggia.engine.generation.settle;

import org.jspecify.annotations.NullMarked;
