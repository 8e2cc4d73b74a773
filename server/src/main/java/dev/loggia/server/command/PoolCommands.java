package dev.loggia.server.command;

import dev.loggia.engine.funding.FundingState;
import dev.loggia.engine.funding.PoolBooking;
import dev.loggia.engine.funding.PoolEntry;
import dev.loggia.engine.funding.ProviderFunding;
import dev.loggia.engine.funding.Reconciliation;
import dev.loggia.engine.funding.Usd;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ./loggia pool}: the money that lies with the provider, as our books have it. */
final class PoolCommands {
    static final List<Verb> VERBS = List.of(
            new Verb("pool show", List.of(), List.of(), List.of(), line -> PoolCommands::show),
            new Verb("pool top-up", List.of("USD"), List.of("reference"), List.of("note"), PoolCommands::topUp),
            new Verb("pool adjust", List.of("USD"), List.of("reference", "note"), List.of(), PoolCommands::adjust));

    private static final int LISTED = 10;
    private static final int LONGEST_ACTOR = 128;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PoolCommands() {}

    private interface Booking {
        PoolBooking book(ProviderFunding funding, long usdMicros, String reference, String actor, String note);
    }

    private static Verb.Work topUp(CommandLine line) {
        return book(line, ProviderFunding::topUp);
    }

    private static Verb.Work adjust(CommandLine line) {
        return book(line, ProviderFunding::adjust);
    }

    private static Verb.Work book(CommandLine line, Booking booking) {
        long usdMicros = understood(() -> Usd.parseMicros(line.words().get(2)));
        return (engine, out) -> {
            ProviderFunding funding = engine.door(ProviderFunding.class);
            PoolBooking booked = understood(
                    () -> booking.book(funding, usdMicros, line.option("reference"), actor(), line.option("note")));
            out.println(sentence(booked));
            showState(funding, out);
        };
    }

    /** What the engine says of a value is for whoever typed it. */
    private static <T> T understood(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.misused(String.valueOf(e.getMessage()));
        }
    }

    private static String sentence(PoolBooking booking) {
        PoolEntry entry = booking.entry();
        String what = kind(entry) + " of " + Usd.format(entry.usdMicros()) + " with the reference \""
                + entry.reference() + "\"";
        String before = " was booked before, at " + MINUTE.format(entry.createdAt()) + " by " + entry.actor();
        return switch (booking.result()) {
            case BOOKED -> "Booked: " + what + ".";
            case BOOKED_BEFORE -> "Nothing changed: this " + what + before + ".";
            case OTHER_AMOUNT ->
                throw CommandFailure.refused("A " + what + before
                        + ", so nothing was booked now; give each payment a reference of its own, and correct a wrong"
                        + " amount with ./loggia pool adjust.");
        };
    }

    private static void show(InstalledEngine engine, PrintStream out) {
        ProviderFunding funding = engine.door(ProviderFunding.class);
        List<PoolEntry> bookings = funding.bookings(LISTED);
        if (bookings.isEmpty()) {
            out.println(
                    "Nothing was paid in yet, as far as we know. The pool opens with what KIE.AI says it holds, when Loggia"
                            + " first reaches it.");
        }
        showState(funding, out);
        out.println(funding.latestReconciliation()
                .map(PoolCommands::compared)
                .orElse("It was not compared with KIE.AI yet."));
        if (!bookings.isEmpty()) {
            out.println("The last top-ups and adjustments:");
            bookings.forEach(entry -> out.println("  " + line(entry)));
        }
    }

    private static void showState(ProviderFunding funding, PrintStream out) {
        FundingState state = funding.state();
        String cover = Optional.ofNullable(state.daysOfCover())
                .map(days -> ", which lasts " + days + (days == 1 ? " day" : " days") + " at the recent pace")
                .orElse("");
        out.println("The pool holds " + Usd.format(state.balanceUsdMicros()) + cover + ".");
        if (state instanceof FundingState.Empty) {
            out.println("It is empty: PAID GENERATION IS PAUSED. Top up at KIE.AI, then book the payment with"
                    + " ./loggia pool top-up USD --reference TEXT; it resumes by itself.");
        } else if (state instanceof FundingState.Low) {
            out.println("It is low: paid generation is accepted, but top up soon.");
        } else {
            out.println("Paid generation is accepted.");
        }
    }

    private static String compared(Reconciliation last) {
        String said = "KIE.AI held " + Usd.format(last.providerUsdMicros()) + " when last asked, at "
                + MINUTE.format(last.createdAt());
        long drift = last.driftUsdMicros();
        return drift == 0
                ? said + ": as much as the pool."
                : said + ": " + Usd.format(Math.abs(drift)) + (drift > 0 ? " more" : " less") + " than the pool had.";
    }

    private static String line(PoolEntry entry) {
        String note = entry.note() == null || entry.note().isEmpty() ? "" : ": " + entry.note();
        return String.format(
                Locale.ROOT,
                "%s  %-10s  %16s  \"%s\" by %s%s",
                MINUTE.format(entry.createdAt()),
                kind(entry),
                Usd.format(entry.usdMicros()),
                entry.reference(),
                entry.actor(),
                note);
    }

    private static String kind(PoolEntry entry) {
        return entry.kind() == PoolEntry.Kind.TOP_UP ? "top-up" : "adjustment";
    }

    private static String actor() {
        String actor = "cli:" + System.getProperty("user.name", "unknown");
        return actor.length() <= LONGEST_ACTOR ? actor : actor.substring(0, LONGEST_ACTOR);
    }
}
