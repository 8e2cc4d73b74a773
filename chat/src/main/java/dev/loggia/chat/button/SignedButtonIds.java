package dev.loggia.chat.button;

import dev.loggia.chat.ButtonIds;
import dev.loggia.engine.platform.DerivedKey;
import dev.loggia.engine.platform.Secrets;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code again~<22 characters of a UUID><11 of the MAC>}, or {@code feed.<subject><MAC>} for what is no UUID. At most
 * 12 + 1 + 36 + 11 = 60 bytes.
 */
final class SignedButtonIds implements ButtonIds {
    private static final Pattern BODY = Pattern.compile("([a-z]{1,12})([~.])([A-Za-z0-9_:=-]{0,36})");
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int LONGEST = 64;
    private static final String LABEL = "loggia chat button 1";
    /** 64 bits: whoever guesses one gets a button that checks who presses it all the same. */
    private static final int MAC_BYTES = 8;

    private static final int MAC_CHARS = 11;
    private static final int UUID_BYTES = 16;

    private final DerivedKey key;

    SignedButtonIds(Secrets secrets) {
        this.key = secrets.derive(LABEL);
    }

    @Override
    public String write(String action, String subject) {
        String body = CANONICAL.matcher(subject).matches()
                ? action + "~" + compact(UUID.fromString(subject))
                : action + "." + subject;
        if (!BODY.matcher(body).matches()) {
            throw new IllegalArgumentException("Not an action with its subject");
        }
        return body + key.sign(body, MAC_BYTES);
    }

    @Override
    public Optional<Pressed> read(String id) {
        int end = id.length() - MAC_CHARS;
        if (end < 2 || id.length() > LONGEST) {
            return Optional.empty();
        }
        String body = id.substring(0, end);
        String mac = id.substring(end);
        if (!key.isSignature(body, MAC_BYTES, mac)) {
            return Optional.empty();
        }
        Matcher parts = BODY.matcher(body);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String subject = parts.group(2).equals("~") ? expand(parts.group(3)) : parts.group(3);
        return Optional.of(new Pressed(parts.group(1), subject));
    }

    private static String compact(UUID id) {
        byte[] bytes = ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String expand(String compact) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(compact));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
}
