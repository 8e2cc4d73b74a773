package dev.loggia.discord.answer;

import dev.loggia.engine.platform.Sha256;

/** By which Discord knows a message again that is sent twice: one for each call, in at most 25 characters. */
final class Nonce {
    private static final int MOST = 25;
    private static final String OURS = "lg";

    private Nonce() {}

    static String of(String event) {
        String whole = OURS + event;
        return whole.length() <= MOST ? whole : (OURS + Sha256.hex(event)).substring(0, MOST);
    }
}
