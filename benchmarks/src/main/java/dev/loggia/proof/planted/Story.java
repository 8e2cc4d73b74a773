package dev.loggia.proof.planted;

import java.util.function.Consumer;

/** What is played on the engine. Without a mistake in it nothing is found. */
enum Story {
    RUSH_ON_A_BALANCE(Plays::rushOnABalance),
    RUSH_ON_A_QUOTA(Plays::rushOnAQuota),
    THE_RESULT_IS_NO_PICTURE(Plays::theResultIsNoPicture),
    THE_PROVIDER_FAILS(Plays::theProviderFails),
    REFUNDS_COME_EARLY_AND_LATE(Plays::refundsComeEarlyAndLate),
    A_CHARGEBACK_COMES_BEFORE_THE_END(Plays::aChargebackComesBeforeTheEnd),
    AN_ANSWER_IS_LOST(Plays::anAnswerIsLost),
    A_CALLBACK_COMES_AGAIN(Plays::aCallbackComesAgain),
    A_NODE_SLEEPS_THROUGH_A_TAKE_OVER(Plays::aNodeSleepsThroughATakeOver),
    A_WORKER_DIES_AFTER_SETTLING(Plays::aWorkerDiesAfterSettling),
    PICTURES_ARE_MADE(Plays::picturesAreMade),
    A_CALLBACK_COMES_DURING_A_STEP(Plays::aCallbackComesDuringAStep),
    THE_SWEEPER_COMES_BY(Plays::theSweeperComesBy),
    A_KEY_COMES_AGAIN(Plays::aKeyComesAgain);

    private final Consumer<Stage> plot;

    Story(Consumer<Stage> plot) {
        this.plot = plot;
    }

    void playOn(Stage stage) {
        plot.accept(stage);
    }
}
