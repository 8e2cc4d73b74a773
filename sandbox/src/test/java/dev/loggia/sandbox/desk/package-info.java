/** Tests of the page; {@link dev.loggia.sandbox.desk.PaintingRoom} stands for a chat. */
@NullMarked
package dev.loggia.sandbox.desk;

import org.jspecify.annotations.NullMarked;
