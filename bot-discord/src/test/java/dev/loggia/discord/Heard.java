package dev.loggia.discord;

import dev.loggia.chat.Call;

/** What the desk was given. */
record Heard(Call call, String address) {}
