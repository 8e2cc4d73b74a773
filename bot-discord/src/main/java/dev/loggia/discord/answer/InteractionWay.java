package dev.loggia.discord.answer;

import dev.loggia.discord.http.InteractionClient;
import dev.loggia.discord.http.Payload;
import dev.loggia.discord.http.Reply;
import java.time.InstantSource;

/**
 * By the interaction's token, for as long as it lives: the acknowledgement is replaced; where somebody has deleted it, a
 * follow-up takes its place. A refusal of what everybody saw being asked is told to the requester alone.
 */
final class InteractionWay implements Way {
    private static final int UNKNOWN_MESSAGE = 10008;

    private final InteractionClient interactions;
    private final InstantSource time;

    InteractionWay(InteractionClient interactions, InstantSource time) {
        this.interactions = interactions;
        this.time = time;
    }

    @Override
    public Step show(Word word, Address address) {
        if (!address.asked().tokenWorksAt(time.instant())) {
            return new Step.Closed("expired");
        }
        return tellsAside(word, address) ? refuse(word, address) : edit(word, address);
    }

    private static boolean tellsAside(Word word, Address address) {
        Asked asked = address.asked();
        return word.refused()
                && !address.settled()
                && !address.followUpHidden()
                && (asked.inPlace() || (!asked.hidden() && !asked.direct()));
    }

    private Step edit(Word word, Address address) {
        Asked asked = address.asked();
        String followUp = address.followUp();
        String message = followUp == null ? InteractionClient.ORIGINAL : followUp;
        Reply reply = word.send(
                asked.limit(), payload -> interactions.edit(asked.application(), asked.token(), message, payload));
        if (reply instanceof Reply.Ok ok) {
            String id = ok.body().path("id").asString("");
            return new Step.Shown(followUp == null ? address.withOriginal(id) : address);
        }
        if (isGone(reply)) {
            // Where a last word is gone there is nothing left to take back.
            return address.settled() ? new Step.Shown(address) : followUp(word, address, asked.hidden());
        }
        return failed(word, reply);
    }

    /**
     * What everybody sees goes first: a follow-up to an acknowledgement that still stands would take its place, for all to see. A
     * message that was there before stays.
     */
    private Step refuse(Word word, Address address) {
        Asked asked = address.asked();
        if (asked.inPlace()) {
            return followUp(word, address, true);
        }
        String followUp = address.followUp();
        Reply gone = interactions.delete(
                asked.application(), asked.token(), followUp == null ? InteractionClient.ORIGINAL : followUp);
        return gone instanceof Reply.Ok || isGone(gone) ? followUp(word, address, true) : failed(word, gone);
    }

    private Step followUp(Word word, Address address, boolean hidden) {
        Asked asked = address.asked();
        Reply reply = word.send(asked.limit(), payload -> {
            Payload seen = hidden ? payload.hidden() : payload;
            return interactions.followUp(asked.application(), asked.token(), seen);
        });
        if (reply instanceof Reply.Ok ok) {
            return new Step.Shown(address.withFollowUp(ok.body().path("id").asString(""), hidden));
        }
        return failed(word, reply);
    }

    private static boolean isGone(Reply reply) {
        return reply instanceof Reply.Refused refused && refused.code() == UNKNOWN_MESSAGE;
    }

    private static Step failed(Word word, Reply reply) {
        if (reply instanceof Reply.Limited limited) {
            return new Step.Wait(limited.until());
        }
        if (reply instanceof Reply.Refused refused) {
            return new Step.Closed("interaction " + refused.status() + "/" + refused.code());
        }
        return word.later();
    }
}
