/** The Discord door. */
@NullMarked
package dev.loggia.discord;

import org.jspecify.annotations.NullMarked;
