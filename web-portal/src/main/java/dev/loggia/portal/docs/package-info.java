/** The description of the API for programs and people. Front door: the routes {@code /api/openapi.json} and {@code /api/docs}. */
@NullMarked
package dev.loggia.portal.docs;

import org.jspecify.annotations.NullMarked;
