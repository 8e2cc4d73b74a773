package dev.loggia.portal.web;

import dev.loggia.engine.platform.Sha256;

/** Entity tags. */
public final class ETags {
    private static final int DIGITS = 32;

    private ETags() {}

    /** An entity tag of these bytes; weak, so that the answer may still be compressed on its way. */
    public static String of(byte[] body) {
        return "W/\"" + Sha256.hex(body).substring(0, DIGITS) + "\"";
    }
}
