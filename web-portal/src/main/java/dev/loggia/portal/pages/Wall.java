package dev.loggia.portal.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the gallery, ready to be hung.
 *
 * @param newest the position of the newest item the reader has, 0 for none
 * @param older where the following page is, null on the last
 */
record Wall(List<Tile> tiles, long newest, @Nullable String older) {
    Wall {
        tiles = List.copyOf(tiles);
    }
}
