package dev.loggia.engine.quota;

import dev.loggia.engine.account.AddressKey;
import dev.loggia.engine.account.Owner;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.SqlObjects;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Exact free quota: 5 images a UTC day, 1 video an ISO week, by subject, counted in PostgreSQL. A visitor's address counts at
 * three widths, so that a house full of addresses is not a house full of quotas.
 */
@Component
public class FreeQuota {
    static final int MIDDLE_FACTOR = 4;
    static final int WIDE_FACTOR = 16;
    private static final int ACCOUNT = 0;
    private static final int NARROW = 1;
    private static final int MIDDLE = 2;
    private static final int WIDE = 3;

    private final QuotaSql sql;
    private final QuotaProperties properties;
    private final InstantSource clock;

    FreeQuota(Jdbi jdbi, QuotaProperties properties, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, QuotaSql.class);
        this.properties = properties;
        this.clock = clock;
    }

    /** What is left to a requester: the least of what each of its subjects has left. */
    public QuotaLeft left(Requester requester, MediaKind kind) {
        QuotaClaim claim = claim(requester, kind);
        int limit = limit(kind);
        List<Integer> used = sql.used(claim.subjects(), kind.wireName(), claim.window());
        int left = limit;
        for (int i = 0; i < used.size(); i++) {
            left = Math.min(left, claim.limits().get(i) - used.get(i));
        }
        return new QuotaLeft(limit, limit - Math.max(0, left), resetsAt(kind));
    }

    /** Whether the free quota may pay for this requester: always without an account, and with one unless configured otherwise. */
    public boolean isFor(Requester requester) {
        return requester.free() || properties.members();
    }

    /**
     * What accepting one generation by this requester takes. A member counts by the account, by the address and by the chat user
     * they come as, so that signing up adds no second quota. The taking itself is part of the accept statement.
     */
    public QuotaClaim claim(Requester requester, MediaKind kind) {
        int limit = limit(kind);
        Claim claim = new Claim(window(kind, countedOn(requester)));
        requester.memberAccount().ifPresent(account -> claim.add("member:" + account, limit, ACCOUNT));
        if (requester.owner().kind() == Owner.Kind.CHAT) {
            claim.add(requester.owner().key(), limit, NARROW);
        }
        requester.networkAddress().ifPresent(address -> {
            claim.add("visitor:" + address.narrow(), limit, NARROW);
            claim.addNetworks(address, limit, "net");
        });
        return claim.made();
    }

    /**
     * What accepting one more takes of a visitor who answered a challenge after the address's quota was used up: one of the
     * device's own share. An address has only so many shares, at each width.
     */
    public QuotaClaim challengeClaim(Requester.Visitor visitor, MediaKind kind) {
        int share = share(kind);
        int ofAddress = share * properties.challenge().devices();
        Claim claim = new Claim(window(kind, countedOn(visitor)));
        claim.add("device:" + visitor.visitor(), share, ACCOUNT);
        claim.add("shares:" + visitor.address().narrow(), ofAddress, NARROW);
        claim.addNetworks(visitor.address(), ofAddress, "shares");
        return claim.made();
    }

    /** Adds up subjects, narrowest first. */
    private static final class Claim {
        private final LocalDate window;
        private final List<String> subjects = new ArrayList<>();
        private final List<Integer> limits = new ArrayList<>();
        private final List<Integer> widths = new ArrayList<>();

        Claim(LocalDate window) {
            this.window = window;
        }

        void add(String subject, int limit, int width) {
            subjects.add(subject);
            limits.add(limit);
            widths.add(width);
        }

        void addNetworks(AddressKey address, int limit, String prefix) {
            if (address.middle() != null) {
                add(prefix + "56:" + address.middle(), limit * MIDDLE_FACTOR, MIDDLE);
            }
            add((prefix.equals("net") ? "net:" : prefix + "net:") + address.wide(), limit * WIDE_FACTOR, WIDE);
        }

        QuotaClaim made() {
            return new QuotaClaim(window, subjects, limits, widths);
        }
    }

    private int share(MediaKind kind) {
        QuotaProperties.Challenge challenge = properties.challenge();
        return kind == MediaKind.IMAGE ? challenge.imagesPerDay() : challenge.videosPerWeek();
    }

    /** Gives back what a generation used, in the caller's transaction. Idempotent: false when it was given back before. */
    public boolean giveBack(GenerationId generation) {
        return sql.giveBack(generation, clock.instant());
    }

    public int limit(MediaKind kind) {
        return kind == MediaKind.IMAGE ? properties.imagesPerDay() : properties.videosPerWeek();
    }

    /** When the window that counts now ends. */
    public Instant resetsAt(MediaKind kind) {
        LocalDate start = window(kind, today());
        LocalDate end = kind == MediaKind.IMAGE ? start.plusDays(1) : start.plusWeeks(1);
        return end.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The hashes of an address belong to one week, and so does what they take. */
    private LocalDate countedOn(Requester requester) {
        return requester
                .networkAddress()
                .map(address -> address.dayNearest(today()))
                .orElseGet(this::today);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static LocalDate window(MediaKind kind, LocalDate day) {
        return kind == MediaKind.IMAGE ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
