package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import dev.loggia.chat.Place;
import dev.loggia.engine.account.Requester;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls as text, on disk and in the database. Fields are only ever added: a newer node may read what an older one wrote. */
final class CallJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CallJson() {}

    record Asked(
            String platform,
            String person,
            String event,
            @Nullable String name,
            @Nullable String community,
            String channel,
            @Nullable String thread,
            boolean ageRestricted,
            boolean moderator,
            @Nullable List<String> roles,
            String locale,
            String action,
            @Nullable String subject,
            @Nullable Map<String, String> options,
            String at) {}

    record Spooled(Asked call, String address, String takenAt) {}

    static String write(Call call) {
        return JSON.writeValueAsString(asked(call));
    }

    static byte[] write(Note note) {
        return JSON.writeValueAsBytes(
                new Spooled(asked(note.call()), note.address(), note.takenAt().toString()));
    }

    static Call readCall(String json) {
        return call(JSON.readValue(json, Asked.class));
    }

    static Note readNote(byte[] json) {
        Spooled spooled = JSON.readValue(json, Spooled.class);
        return new Note(call(spooled.call()), spooled.address(), Instant.parse(spooled.takenAt()));
    }

    private static Asked asked(Call call) {
        Place place = call.place();
        return new Asked(
                call.user().platform(),
                call.user().user(),
                call.event(),
                call.name(),
                place.community(),
                place.channel(),
                place.thread(),
                place.ageRestricted(),
                place.moderator(),
                place.roles() == null ? null : List.copyOf(place.roles()),
                call.locale().toLanguageTag(),
                call.action(),
                call.subject(),
                call.options(),
                call.at().toString());
    }

    /** Name and options may have been forgotten. */
    private static Call call(Asked asked) {
        return new Call(
                new Requester.ChatUser(asked.platform(), asked.person()),
                asked.event(),
                asked.name() == null ? "" : asked.name(),
                new Place(
                        asked.community(),
                        asked.channel(),
                        asked.thread(),
                        asked.ageRestricted(),
                        asked.moderator(),
                        asked.roles() == null ? null : Set.copyOf(asked.roles())),
                Locale.forLanguageTag(asked.locale()),
                asked.action(),
                asked.subject(),
                asked.options() == null ? Map.of() : asked.options(),
                Instant.parse(asked.at()));
    }
}
