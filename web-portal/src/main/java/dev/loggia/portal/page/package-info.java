/**
 * What all pages share: the reader, the words, the layout's files, htmx. A page itself is in its feature's package. Front door:
 * {@link dev.loggia.portal.page.PageVisitors}.
 */
@NullMarked
package dev.loggia.portal.page;

import org.jspecify.annotations.NullMarked;
