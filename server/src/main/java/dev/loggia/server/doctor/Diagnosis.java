package dev.loggia.server.doctor;

/**
 * One line for the operator.
 *
 * @param what was looked at and how it stands; never a secret
 * @param advice what to do; empty when there is nothing to do
 */
record Diagnosis(Verdict verdict, String what, String advice) {

    /** From harmless to not working. */
    enum Verdict {
        OK("ok  "),
        WARN("warn"),
        FAIL("FAIL");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }
    }

    static Diagnosis ok(String what) {
        return new Diagnosis(Verdict.OK, what, "");
    }

    static Diagnosis warn(String what, String advice) {
        return new Diagnosis(Verdict.WARN, what, advice);
    }

    static Diagnosis fail(String what, String advice) {
        return new Diagnosis(Verdict.FAIL, what, advice);
    }

    /** From a sentence that says what is wrong and, after a semicolon, the way out. */
    static Diagnosis fail(String subject, Throwable sentence) {
        String text = String.valueOf(sentence.getMessage());
        int way = text.indexOf("; ");
        return way < 0
                ? fail(subject + ": " + text, "")
                : fail(subject + ": " + text.substring(0, way), text.substring(way + 2));
    }

    boolean failed() {
        return verdict == Verdict.FAIL;
    }

    @Override
    public String toString() {
        return verdict.word + "  " + what + (advice.isEmpty() ? "" : " – " + advice);
    }
}
