package dev.loggia.portal.generation;

import org.jspecify.annotations.Nullable;

/**
 * A generation as its card shows it.
 *
 * @param heading the title of its own page
 * @param sentence where it stands, in words
 * @param told what more there is to say: why it failed, what it cost
 * @param facts model, shape and how long it is kept
 * @param alt what the picture is, for who does not see it
 * @param picture the result, null until there is one
 * @param frame what stands in its place until then
 * @param ended whether nothing will change any more
 * @param gone whether its results were deleted or have expired
 * @param removable whether this viewer may cancel or delete it now
 * @param live whether the card may hold an event stream of its own; else it asks now and then
 * @param fresh whether it has just ended before the viewer's eyes
 */
public record GenerationCard(
        String id,
        String href,
        String events,
        String heading,
        String sentence,
        @Nullable String told,
        String facts,
        String alt,
        @Nullable Picture picture,
        Placeholder frame,
        int progress,
        boolean ended,
        boolean gone,
        boolean removable,
        boolean live,
        boolean fresh) {
    /** A browser keeps six connections to one host; the gallery needs one, and something must be left for pages. */
    public static final int STREAMS = 3;

    /** @param poster for a video */
    record Picture(String src, String download, @Nullable String poster, boolean video, int width, int height) {}

    /** The same card, with an event stream of its own or without. */
    public GenerationCard watched(boolean allowed) {
        return new GenerationCard(
                id,
                href,
                events,
                heading,
                sentence,
                told,
                facts,
                alt,
                picture,
                frame,
                progress,
                ended,
                gone,
                removable,
                live && allowed,
                fresh);
    }

    /** The same card, as it is shown to who has waited for it. */
    GenerationCard arriving() {
        return new GenerationCard(
                id, href, events, heading, sentence, told, facts, alt, picture, frame, progress, ended, gone, removable,
                live, true);
    }
}
