/** Looks an installation over and says what to do about what it finds. Front door: {@link dev.loggia.server.doctor.Doctor}. */
@NullMarked
package dev.loggia.server.doctor;

import org.jspecify.annotations.NullMarked;
