package dev.loggia.proof.fuzz;

/** An attempt that the server did not take well, made as short as was cheap. */
record Finding(Attempt attempt, String fault) {

    String line() {
        String bytes = attempt.escaped();
        String shown =
                bytes.length() > 2000 ? bytes.substring(0, 2000) + "… (" + bytes.length() + " characters)" : bytes;
        return fault + ", attempt " + attempt.number() + " " + attempt.delivery() + ": printf '"
                + shown.replace("'", "'\\''") + "'";
    }
}
