package dev.loggia.proof.failpoint;

/**
 * A place in the product by name, since what it names is nobody else's to see.
 *
 * @param type the class, in full
 * @param method declared in that class; every overload counts
 */
public record Place(String type, String method, Moment moment) {
    private static final String ENGINE = "dev.loggia.engine.";
    private static final String CHAT = "dev.loggia.chat.";

    static Place before(String type, String method) {
        return new Place(ENGINE + type, method, Moment.BEFORE);
    }

    static Place after(String type, String method) {
        return new Place(ENGINE + type, method, Moment.AFTER);
    }

    static Place atCommit(String type, String method) {
        return new Place(ENGINE + type, method, Moment.AT_COMMIT);
    }

    static Place inMidStream(String type, String method) {
        return new Place(ENGINE + type, method, Moment.IN_MID_STREAM);
    }

    static Place inChat(String type, String method, Moment moment) {
        return new Place(CHAT + type, method, moment);
    }

    @Override
    public String toString() {
        return type.substring(type.lastIndexOf('.') + 1) + "." + method + " "
                + moment.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
