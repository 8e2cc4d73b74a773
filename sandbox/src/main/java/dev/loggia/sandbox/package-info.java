/** Stand-ins for the paid providers, speaking their real wire protocols on loopback. */
@NullMarked
package dev.loggia.sandbox;

import org.jspecify.annotations.NullMarked;
