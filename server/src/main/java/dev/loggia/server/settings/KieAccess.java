package dev.loggia.server.settings;

import java.net.URI;
import java.util.Optional;

/**
 * Who answers for KIE.AI: the real one with a key, or a stand-in. Never both: money must not be spent on a picture that
 * somebody believes to be a rehearsal, nor the other way round.
 *
 * @param apiKey present exactly when this is the live provider
 * @param baseUrl absent: start the built-in stand-in
 * @param webhookKey signs KIE.AI's callbacks, when one was made in its settings
 */
public record KieAccess(Optional<Secret> apiKey, Optional<URI> baseUrl, Optional<Secret> webhookKey) {
    static final URI LIVE = URI.create("https://api.kie.ai");

    static KieAccess read(SettingSource source) {
        Optional<Secret> key = source.findSecret("KIE_API_KEY");
        Optional<Secret> webhookKey = source.findSecret("KIE_WEBHOOK_KEY");
        Optional<URI> base = source.find("KIE_BASE_URL").map(text -> WebAddress.parse("KIE_BASE_URL", text));
        boolean standIn = base.map(WebAddress::isLoopback).orElse(false);
        Optional<Boolean> wanted = source.findSwitch("LOGGIA_STAND_INS");
        if (key.isPresent()) {
            if (standIn) {
                throw new StartupProblem(
                        "KIE_API_KEY is a live key but KIE_BASE_URL points to a stand-in on this machine;"
                                + " remove KIE_BASE_URL to make real pictures, or KIE_API_KEY to rehearse.");
            }
            if (wanted.orElse(false)) {
                throw new StartupProblem("KIE_API_KEY is a live key but LOGGIA_STAND_INS=on asks for a stand-in; remove"
                        + " LOGGIA_STAND_INS to make real pictures, or KIE_API_KEY to rehearse.");
            }
            return new KieAccess(key, Optional.of(base.orElse(LIVE)), webhookKey);
        }
        if (base.isPresent() && !standIn) {
            throw new StartupProblem("KIE_BASE_URL points to a real server but there is no KIE_API_KEY; set the key, or"
                    + " remove KIE_BASE_URL to use the built-in stand-in.");
        }
        if (!wanted.orElse(true)) {
            throw new StartupProblem("LOGGIA_STAND_INS=off leaves nothing to make pictures with; set KIE_API_KEY (from"
                    + " https://kie.ai/api-key) or remove LOGGIA_STAND_INS.");
        }
        return new KieAccess(Optional.empty(), base, webhookKey);
    }

    /** Whether generations cost real money. */
    public boolean live() {
        return apiKey.isPresent();
    }

    /** The address of a stand-in that somebody else runs on this machine. */
    public Optional<URI> standInElsewhere() {
        return live() ? Optional.empty() : baseUrl;
    }
}
