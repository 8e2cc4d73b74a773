package dev.loggia.sandbox.art;

/** A way of painting: fills the whole raster for one moment of a scene. */
interface Style {
    void paint(Scene scene, Raster raster);
}
