/** Network addresses: text to address, ranges of them, and what is inside of what. Front doors: each public type. */
@NullMarked
package dev.loggia.engine.net;

import org.jspecify.annotations.NullMarked;
