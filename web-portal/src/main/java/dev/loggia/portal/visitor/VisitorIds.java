package dev.loggia.portal.visitor;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Visitor ids: 128 random bits, 22 URL-safe characters. */
final class VisitorIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    private VisitorIds() {}

    static String fresh() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static boolean valid(String id) {
        return FORM.matcher(id).matches();
    }
}
