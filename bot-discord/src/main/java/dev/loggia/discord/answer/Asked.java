package dev.loggia.discord.answer;

import java.time.Instant;

/**
 * Where something was asked, and by which token it can be answered.
 *
 * @param application whose webhook takes edits
 * @param token authorizes them; a secret, worthless after a quarter of an hour
 * @param until when it is no more used, in milliseconds of the epoch
 * @param channel threads included
 * @param limit bytes that one file may have there
 * @param direct whether that is a private channel
 * @param hidden whether what stands there for it is seen by the requester alone
 * @param inPlace whether the answer replaces a message that was there before
 */
public record Asked(
        String application,
        String token,
        long until,
        String channel,
        String user,
        long limit,
        boolean direct,
        boolean hidden,
        boolean inPlace) {

    boolean tokenWorksAt(Instant now) {
        return now.toEpochMilli() < until;
    }

    Asked withoutToken() {
        return new Asked(application, "", 0, channel, user, limit, direct, hidden, inPlace);
    }

    @Override
    public String toString() {
        return "Asked[redacted]";
    }
}
