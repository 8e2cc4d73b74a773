package dev.loggia.proof.race;

import java.util.concurrent.Callable;

/** An algorithm on something of which there is only so much. */
interface Contest {

    String algorithm();

    /** What there is too little of. */
    String prize();

    /** How often an attempt may succeed in one repetition. */
    int allowed();

    /** Something fresh to compete for; the callable is one client's attempt and says whether it got one. */
    Callable<Boolean> prepare(int repetition);

    /** How many the database says were given out in a repetition, whatever the clients were told. */
    long given(int repetition);
}
