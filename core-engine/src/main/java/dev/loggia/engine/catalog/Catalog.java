package dev.loggia.engine.catalog;

import static dev.loggia.engine.catalog.CatalogRejection.MODEL_NOT_FREE;
import static dev.loggia.engine.catalog.CatalogRejection.MODEL_OF_OTHER_KIND;
import static dev.loggia.engine.catalog.CatalogRejection.MODEL_UNKNOWN;
import static dev.loggia.engine.catalog.CatalogRejection.PROMPT_TOO_LONG_FOR_MODEL;
import static dev.loggia.engine.catalog.CatalogRejection.PROMPT_TOO_SHORT_FOR_MODEL;

import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The models on offer, their settings and their prices. Immutable, so safe from any thread and free to call.
 *
 * <p>It is read once from a versioned file that was checked against the provider's published schemas (docs.kie.ai,
 * 2026-08-19) and price list (kie.ai/pricing, 2026-06-30), and that cannot be loaded when anything in it would sell
 * below cost.
 */
public final class Catalog {
    private final String version;
    private final long creditValueUsdMicros;
    private final List<Offer> offers;
    private final Map<String, Offer> byName;
    private final Map<MediaKind, CatalogFile.Defaults> defaults;

    Catalog(
            String version,
            long creditValueUsdMicros,
            List<Offer> offers,
            Map<MediaKind, CatalogFile.Defaults> defaults) {
        this.version = version;
        this.creditValueUsdMicros = creditValueUsdMicros;
        this.offers = List.copyOf(offers);
        this.defaults = Map.copyOf(defaults);
        this.byName = index(offers);
        for (MediaKind kind : MediaKind.values()) {
            if (!defaultModel(kind, true).free()) {
                throw new IllegalArgumentException(
                        "the default " + kind.wireName() + " model of the free tier is not free");
            }
        }
    }

    /** The catalogue shipped with this version of Loggia; what a test or a tool wants. */
    public static Catalog bundled() {
        return CatalogReader.bundled();
    }

    /** Changes whenever a model, a setting or a price does; stored with every generation. */
    public String version() {
        return version;
    }

    /**
     * What a credit is worth in micro-USD when bought in the cheapest pack; every price covers its cost at this value.
     * Whoever configures the packs must not sell a credit for less.
     */
    public long creditValueUsdMicros() {
        return creditValueUsdMicros;
    }

    /** Every model, images first, in the order to show them. */
    public List<Model> listModels() {
        return offers.stream().map(Offer::model).toList();
    }

    /** The model of this id, alias or name, whatever the case; empty when there is none. */
    public Optional<Model> findModel(String id) {
        return findOffer(id).map(Offer::model);
    }

    /** What people call the model of this id; the id itself when there is no such model any more. */
    public String nameOf(String id) {
        return findModel(id).map(Model::name).orElse(id);
    }

    /**
     * The settings that hold what a user wrote (negativePrompt). They are as private as the prompt: whoever shows, logs,
     * redacts or erases a prompt treats them the same.
     */
    public Set<String> personalSettings() {
        return offers.stream()
                .flatMap(offer -> offer.model().options().stream())
                .filter(option -> option.type() == Option.Type.TEXT)
                .map(Option::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The model used when the requester names none. */
    public Model defaultModel(MediaKind kind, boolean free) {
        return defaultOffer(kind, free).model();
    }

    /**
     * Checks settings and prices them. Never throws for what a user sent.
     *
     * @param modelId an id, alias or name; null or blank chooses the default model
     * @param settings by our names; null or empty values count as not sent. Whole numbers may come as text ("5") and
     *     text choices as whole numbers (5); switches as true, false, "true" or "false"; nothing else is converted
     * @param promptLength in code points of the cleaned prompt; 0 when there is no prompt yet (a price enquiry)
     * @param freeTier whether only what is marked free may be used
     */
    public QuoteOutcome quote(
            MediaKind kind, @Nullable String modelId, Map<String, ?> settings, int promptLength, boolean freeTier) {
        Optional<Offer> found =
                modelId == null || modelId.isBlank() ? Optional.of(defaultOffer(kind, freeTier)) : findOffer(modelId);
        if (found.isEmpty()) {
            String shown = Shown.of(modelId);
            List<String> there = ids(kind, freeTier);
            return new QuoteOutcome.UnknownModel(Rejection.of(
                    MODEL_UNKNOWN,
                    "There is no model called " + shown + ". Choose one of " + listed(there) + ".",
                    shown,
                    there));
        }
        Offer offer = found.get();
        Model model = offer.model();
        if (model.kind() != kind) {
            List<String> fitting = ids(kind, freeTier);
            return invalid(
                    "model",
                    Rejection.of(
                            MODEL_OF_OTHER_KIND,
                            model.name() + " makes " + plural(model.kind()) + ", not " + plural(kind)
                                    + ". Choose one of " + listed(fitting) + ".",
                            model.name(),
                            kind.wireName(),
                            fitting));
        }
        if (freeTier && !model.free()) {
            List<String> free = ids(kind, true);
            return new QuoteOutcome.NotFree(
                    model,
                    Rejection.of(
                            MODEL_NOT_FREE,
                            model.name() + " is not part of the free tier. Sign in to use it with credits, or choose "
                                    + listed(free) + ".",
                            model.name(),
                            free));
        }
        return promptProblem(model, promptLength, freeTier)
                .<QuoteOutcome>map(rejection -> invalid("prompt", rejection))
                .orElseGet(() -> offer.quote(settings, freeTier, version));
    }

    private Optional<Rejection> promptProblem(Model model, int length, boolean freeTier) {
        if (length > model.maxPromptLength()) {
            List<String> longer = offers.stream()
                    .map(Offer::model)
                    .filter(it -> it.kind() == model.kind() && it.maxPromptLength() >= length)
                    .filter(it -> it.free() || !freeTier)
                    .map(Model::id)
                    .limit(1)
                    .toList();
            String other = longer.isEmpty() ? "" : " or choose a model that reads more, such as " + listed(longer);
            return Optional.of(Rejection.of(
                    PROMPT_TOO_LONG_FOR_MODEL,
                    "The prompt has " + length + " characters and " + model.name() + " reads at most "
                            + model.maxPromptLength() + ". Shorten it" + other + ".",
                    length,
                    model.name(),
                    model.maxPromptLength(),
                    longer));
        }
        if (length > 0 && length < model.minPromptLength()) {
            return Optional.of(Rejection.of(
                    PROMPT_TOO_SHORT_FOR_MODEL,
                    model.name() + " needs a prompt of at least " + model.minPromptLength()
                            + " characters. Say a little more.",
                    model.name(),
                    model.minPromptLength()));
        }
        return Optional.empty();
    }

    private Optional<Offer> findOffer(String id) {
        return Optional.ofNullable(byName.get(id.strip().toLowerCase(Locale.ROOT)));
    }

    private Offer defaultOffer(MediaKind kind, boolean free) {
        CatalogFile.Defaults names = defaults.get(kind);
        Offer offer = names == null ? null : byName.get(free ? names.free() : names.member());
        if (offer == null || offer.model().kind() != kind) {
            throw new IllegalArgumentException("there is no default " + kind.wireName() + " model");
        }
        return offer;
    }

    private List<String> ids(MediaKind kind, boolean freeOnly) {
        return offers.stream()
                .map(Offer::model)
                .filter(model -> model.kind() == kind && (model.free() || !freeOnly))
                .map(Model::id)
                .toList();
    }

    private static String listed(List<String> ids) {
        return String.join(", ", ids);
    }

    private static String plural(MediaKind kind) {
        return kind == MediaKind.IMAGE ? "images" : "videos";
    }

    private static QuoteOutcome invalid(String field, Rejection rejection) {
        return new QuoteOutcome.InvalidSettings(List.of(new SettingProblem(field, rejection)));
    }

    private static Map<String, Offer> index(List<Offer> offers) {
        Map<String, Offer> index = new LinkedHashMap<>();
        for (Offer offer : offers) {
            for (String name : offer.names()) {
                if (index.put(name, offer) != null) {
                    throw new IllegalArgumentException("two models are called " + name);
                }
            }
        }
        return Map.copyOf(index);
    }
}
