/** How a chat stand-in looks to a person at the page /dev/chat; the front door is {@link dev.loggia.sandbox.desk.Room}. */
@NullMarked
package dev.loggia.sandbox.desk;

import org.jspecify.annotations.NullMarked;
