package dev.loggia.chat;

/** What the person sees at once. Doors that have no such thing (private messages in a group) do the nearest they can. */
public sealed interface Acknowledgement {

    /** "Thinking…", seen by everybody in the channel; the answer replaces it. */
    record Everybody() implements Acknowledgement {}

    /** "Thinking…", seen by the requester alone; the answer replaces it. */
    record OnlyRequester() implements Acknowledgement {}

    /**
     * Pressed: nothing new, the answer replaces the message that the button is under (turning a page, say); an answer of tone
     * {@link Message.Tone#REFUSED} leaves that message alone and is seen by who pressed it. Typed: as {@link OnlyRequester}.
     */
    record InPlace() implements Acknowledgement {}

    /** A form to fill in, whose submission calls {@link Form#action()} with the same subject. Nothing is kept until then. */
    record Ask(Form form) implements Acknowledgement {}
}
