/** Tests of media and what they share: sample files, a scriptable server, the contract of stores. */
@NullMarked
package dev.loggia.engine.media;

import org.jspecify.annotations.NullMarked;
