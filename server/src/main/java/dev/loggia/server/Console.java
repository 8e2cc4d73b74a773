package dev.loggia.server;

import dev.loggia.sandbox.desk.Desk;
import dev.loggia.server.settings.Doors;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the person at the terminal reads: one line when ready, one sentence when not. Plain ASCII, for any locale. */
final class Console {
    private static final Logger log = LoggerFactory.getLogger(LoggiaServer.class);

    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void ready(RunningLoggia loggia) {
        if (loggia.settings().kie().live() && loggia.settings().publicUrl().isEmpty()) {
            log.warn("PUBLIC_URL is not set: KIE.AI cannot call back, so results come later, by asking; set it to the"
                    + " address people reach this server by");
        }
        String sentence = readySentence(loggia);
        if (loggia.settings().jsonLogs()) {
            log.info(sentence);
        } else {
            out.println(sentence);
        }
    }

    void failed(Throwable failure) {
        Optional<String> known = StartupFailure.sentence(failure);
        if (known.isEmpty()) {
            log.error("Unexpected failure at start", failure);
        }
        err.println("loggia: "
                + known.orElse("Loggia could not start because of a mistake of its own; please report the log above."));
        err.flush();
    }

    static String readySentence(RunningLoggia loggia) {
        boolean web = loggia.settings().doors().has(Doors.Door.WEB);
        URI address = loggia.settings().publicUrl().filter(url -> web).orElse(loggia.baseUri());
        String ready = web
                ? "Loggia is ready at " + address
                : "Loggia works here without a web door; health and metrics at " + address + "/actuator";
        if (!loggia.beans(DevChat.class).isEmpty()) {
            // Only for who sits at this machine, whatever the outside calls it.
            ready += ", the chats at " + loggia.baseUri().resolve(Desk.PATH);
        }
        if (!loggia.settings().kie().live()) {
            ready += " (KIE.AI is a local stand-in; set KIE_API_KEY to make real pictures)";
        }
        return ready
                + loggia.settings()
                        .managementPort()
                        .map(port -> ", health and metrics at http://127.0.0.1:" + port + "/actuator")
                        .orElse("");
    }
}
