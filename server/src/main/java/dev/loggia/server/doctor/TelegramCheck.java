package dev.loggia.server.doctor;

import dev.loggia.server.settings.Doors;
import dev.loggia.server.settings.Secret;
import dev.loggia.server.settings.Settings;
import dev.loggia.server.settings.TelegramAccess;
import dev.loggia.telegram.BotProbe;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whether Telegram knows the bot, how it is set up there, and whether what happens in chats comes here. */
final class TelegramCheck {
    private static final URI TELEGRAM = URI.create("https://api.telegram.org");

    private final Settings settings;

    TelegramCheck(Settings settings) {
        this.settings = settings;
    }

    List<Diagnosis> look() {
        TelegramAccess access = settings.telegram();
        Optional<Secret> token = access.token();
        if (token.isEmpty()) {
            return List.of(Diagnosis.ok("Telegram: no bot of your own; TELEGRAM_TOKEN connects one"));
        }
        if (!settings.doors().has(Doors.Door.TELEGRAM)) {
            return List.of(Diagnosis.ok("Telegram: a door of other nodes, by LOGGIA_DOORS"));
        }
        Optional<URI> webhook =
                settings.publicUrl().filter(url -> access.webhook()).map(TelegramAccess::webhookAt);
        return BotProbe.look(
                        token.get().value(),
                        access.apiUrl().orElse(TELEGRAM),
                        webhook,
                        Clock.systemUTC().instant())
                .stream()
                .map(TelegramCheck::diagnosis)
                .toList();
    }

    private static Diagnosis diagnosis(BotProbe.Finding finding) {
        String what = "Telegram: " + finding.what();
        if (finding.grave()) {
            return Diagnosis.fail(what, finding.advice());
        }
        return finding.fine() ? Diagnosis.ok(what) : Diagnosis.warn(what, finding.advice());
    }
}
