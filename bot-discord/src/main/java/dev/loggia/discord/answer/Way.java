package dev.loggia.discord.answer;

/** One way to show somebody a message. Ways are tried in order; each knows when it is closed for good. */
interface Way {

    Step show(Word word, Address address);
}
