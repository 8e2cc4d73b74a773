package dev.loggia.chat;

/** What the person sees at once. Doors that have no such thing (private messages in a group) do the nearest they can. */
public sealed interface Acknowledgement {

    /** "Thinking…", seen by everybody in the channel; the answer replaces it. */
    record Everybody() implements Acknowledgement {}

    /** "Thinking…", seen by the asker alone; the answer replaces it. */
    record OnlyAsker() implements Acknowledgement {}

    /** A form to fill in, whose submission calls {@link Form#action()} with the same subject. Nothing is kept until then. */
    record Ask(Form form) implements Acknowledgement {}
}
