package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitGeneration.Payment;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Sha256;
import dev.loggia.portal.models.ModelProblem;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemWriter;
import dev.loggia.portal.web.SettingValues;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** From a request's body and key to the engine's command. */
@Component
class GenerateRequestReader {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** @param payment which route it came by: the free ones take the free quota and never credits, whoever asks */
    SubmitGeneration read(
            Requester requester,
            Payment payment,
            MediaKind kind,
            GenerateRequest body,
            @Nullable String idempotencyKey) {
        String prompt = body.prompt();
        if (prompt == null) {
            throw invalid("The field prompt is missing.");
        }
        if (Boolean.TRUE.equals(body.unlisted()) && requester.free()) {
            throw Problem.of(
                            ModelProblem.MEMBERS_ONLY,
                            "Only members may keep a generation out of the feed. Sign up, or leave the field private away.")
                    .with("upgradeUrl", "/signup")
                    .thrown();
        }
        SettingValues.requireText("prompt", prompt);
        SettingValues.requireText("model", body.model());
        Map<String, Object> settings = SettingValues.require(body.settings());
        String key = requireKey(idempotencyKey);
        return new SubmitGeneration(
                requester,
                "web",
                kind,
                prompt,
                body.model(),
                settings,
                payment,
                Boolean.TRUE.equals(body.unlisted()),
                key,
                key == null ? null : hash(payment, kind, body),
                MDC.get(ProblemWriter.TRACE_KEY));
    }

    private static @Nullable String requireKey(@Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw invalid("The header Idempotency-Key must be 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    /** The same for the same request, however its JSON was laid out. */
    private static String hash(Payment payment, MediaKind kind, GenerateRequest body) {
        Map<String, Object> canonical = new TreeMap<>();
        canonical.put("route", (payment == Payment.FREE_QUOTA ? "free/" : "") + kind.wireName());
        canonical.put("prompt", String.valueOf(body.prompt()));
        canonical.put("model", body.model() == null ? "" : body.model());
        canonical.put("settings", body.settings() == null ? Map.of() : body.settings());
        canonical.put("private", Boolean.TRUE.equals(body.unlisted()));
        return Sha256.hex(CANONICAL.writeValueAsString(canonical));
    }

    private static RuntimeException invalid(String sentence) {
        return Problem.of(ProblemType.INVALID_REQUEST, sentence + " Nothing was accepted.")
                .thrown();
    }
}
