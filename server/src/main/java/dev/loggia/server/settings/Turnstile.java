package dev.loggia.server.settings;

import java.util.Optional;

/** The keys of a Cloudflare Turnstile widget. */
public record Turnstile(String siteKey, Secret secretKey) {
    private static final String SITE = "TURNSTILE_SITE_KEY";
    private static final String SECRET = "TURNSTILE_SECRET_KEY";

    static Optional<Turnstile> read(SettingSource source) {
        Optional<String> site = source.find(SITE);
        Optional<Secret> secret = source.findSecret(SECRET);
        if (site.isPresent() != secret.isPresent()) {
            throw new StartupProblem("Turnstile is only half configured: set " + (site.isPresent() ? SECRET : SITE)
                    + " too, or remove " + (site.isPresent() ? SITE : SECRET) + ".");
        }
        return site.map(key -> new Turnstile(key, secret.orElseThrow()));
    }

    /** Whether the keys are of those that Cloudflare gives everybody for tests, which let everybody or nobody through. */
    public boolean forTests() {
        return secretKey.value().matches("[123]x0{10,}AA");
    }
}
