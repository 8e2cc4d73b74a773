package dev.loggia.proof.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaves lines and halves of a request away as long as the server takes it equally badly. */
final class Shortening {
    private static final int TRIES = 40;

    private final Wire wire;
    private int left = TRIES;

    Shortening(Wire wire) {
        this.wire = wire;
    }

    Finding shorten(Attempt attempt, String fault) {
        boolean slow = fault.startsWith("no end");
        left = slow ? 0 : TRIES;
        Attempt shortest = attempt;
        boolean again = true;
        while (again && left > 0) {
            again = false;
            for (byte[] shorter : shorter(shortest.bytes())) {
                if (left-- > 0 && stillFails(shortest.with(shorter), fault)) {
                    shortest = shortest.with(shorter);
                    again = true;
                    break;
                }
            }
        }
        return new Finding(shortest, fault);
    }

    private boolean stillFails(Attempt attempt, String fault) {
        try {
            return wire.send(attempt).fault().equals(fault);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<byte[]> shorter(byte[] bytes) {
        List<byte[]> all = new ArrayList<>();
        if (bytes.length > 400) {
            all.add(Arrays.copyOf(bytes, bytes.length / 2));
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf('\n') + 1; at > 0 && at < text.length(); ) {
            int end = text.indexOf('\n', at) + 1;
            if (end == 0) {
                break;
            }
            all.add((text.substring(0, at) + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1));
            at = end;
        }
        return all;
    }
}
