package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.catalog.Option;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaLeft;
import dev.loggia.portal.page.PageMessages;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the composer for one person: what they may choose, what they chose, what they have left. */
@Component
public class ComposerFactory {
    private final Catalog catalog;
    private final FreeQuota quotas;
    private final PageMessages messages;

    ComposerFactory(Catalog catalog, FreeQuota quotas, PageMessages messages) {
        this.catalog = catalog;
        this.quotas = quotas;
        this.messages = messages;
    }

    public Composer composer(Requester requester, ComposerForm form, @Nullable ComposerError refusal) {
        int maxLength = catalog.listModels().stream()
                .filter(model -> model.free() || !requester.free())
                .mapToInt(Model::maxPromptLength)
                .max()
                .orElse(1000);
        List<Composer.Kind> kinds = Arrays.stream(MediaKind.values())
                .map(kind -> kind(requester, form, kind))
                .toList();
        return new Composer(UUID.randomUUID().toString(), form.words(), maxLength, kinds, refusal);
    }

    private Composer.Kind kind(Requester requester, ComposerForm form, MediaKind kind) {
        List<Model> models =
                catalog.listModels().stream().filter(it -> it.kind() == kind).toList();
        Model chosen = models.stream()
                .filter(it -> it.id().equals(form.model(kind)) && (it.free() || !requester.free()))
                .findFirst()
                .orElseGet(() -> catalog.defaultModel(kind, requester.free()));
        QuotaLeft quota = requester.free() ? quotas.left(requester, kind) : null;
        return new Composer.Kind(
                kind.wireName(),
                form.media() == kind,
                chosen.name(),
                models.stream().map(it -> choice(requester, it, it == chosen)).toList(),
                ratios(requester, models, chosen, form.ratio(kind)),
                quota,
                quota == null ? "" : sentence(kind, quota));
    }

    private static Composer.ModelChoice choice(Requester requester, Model model, boolean chosen) {
        boolean locked = requester.free() && !model.free();
        return new Composer.ModelChoice(
                model.id(),
                model.name(),
                model.description(),
                model.minCredits(),
                locked,
                chosen,
                String.join(" ", ratiosOf(requester, model)));
    }

    /** Every shape that some usable model can do; the page dims those the chosen one cannot. */
    private static List<Composer.RatioChoice> ratios(
            Requester requester, List<Model> models, Model chosen, @Nullable String wanted) {
        List<String> own = ratiosOf(requester, chosen);
        String usual =
                chosen.findOption("aspectRatio").map(Option::defaultValue).orElse("");
        String selected = wanted != null && own.contains(wanted) ? wanted : usual;
        return models.stream()
                .filter(model -> model.free() || !requester.free())
                .flatMap(model -> ratiosOf(requester, model).stream())
                .distinct()
                .map(value -> Composer.RatioChoice.of(value, value.equals(selected)))
                .toList();
    }

    private static List<String> ratiosOf(Requester requester, Model model) {
        return model.findOption("aspectRatio")
                .map(option -> requester.free() ? option.freeValues() : option.values())
                .orElse(List.of());
    }

    private String sentence(MediaKind kind, QuotaLeft quota) {
        String key = "quota." + kind.wireName();
        return quota.left() == 0
                ? messages.say(key + ".none", messages.day(quota.resetsAt()))
                : messages.say(key, quota.left(), quota.limit());
    }
}
