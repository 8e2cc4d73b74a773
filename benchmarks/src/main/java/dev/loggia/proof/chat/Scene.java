package dev.loggia.proof.chat;

import dev.loggia.proof.cluster.Gates;
import dev.loggia.proof.cluster.Waiting;
import java.util.ArrayList;
import java.util.List;

/** One crash: somebody gets a picture, asks for another while a server ends, and presses a button of the first. */
final class Scene {
    private final Rig rig;
    private final List<String> faults = new ArrayList<>();

    private Scene(Rig rig) {
        this.rig = rig;
    }

    static CellResult play(Rig rig, Cell cell) {
        long began = System.nanoTime();
        Scene scene = new Scene(rig);
        try {
            scene.play(cell);
        } catch (RuntimeException e) {
            scene.faults.add(String.valueOf(e.getMessage()));
        }
        return new CellResult(cell, scene.faults, (System.nanoTime() - began) / 1e9);
    }

    private void play(Cell cell) {
        rig.revive();
        Guest guest = rig.newcomer(cell.platform());
        guest.imagines("a boat before the crash");
        awaitPictures(guest, 1);
        rig.arm(cell.point());
        Question asked = guest.imagines("a boat");
        if (!rig.awaitCrash(cell.point())) {
            faults.add("nothing ended at " + cell.point().wireName());
        }
        if (cell.closed()) {
            Gates.close(rig.cluster().jdbi());
        }
        if (cell.needsTheNode()) {
            rig.revive();
        }
        if (cell.closed()) {
            reopen(guest);
        }
        awaitPictures(guest, 2);
        // In Telegram the next node to ask for updates does it, and that may be after the picture has come.
        if (!Waiting.until(Rig.PATIENCE, () -> asked.acknowledgedAfter().isPresent())) {
            faults.add("it was never acknowledged");
        }
        rig.awaitBots();
        guest.presses("Again");
        awaitPictures(guest, 3);
        faults.addAll(Reckoning.faults(rig.cluster().jdbi(), guest, 3, cell.leftWords()));
        faults.addAll(rig.cluster().audit());
        faults.addAll(rig.chats().wireFaults());
    }

    /** Once the call was run again and said what it watches. */
    private void reopen(Guest guest) {
        boolean watched = Waiting.until(
                Rig.PATIENCE, () -> Reckoning.watched(rig.cluster().jdbi(), guest) == 2);
        if (!watched) {
            faults.add("what was accepted is not watched with the gates closed");
        }
        Gates.open(rig.cluster().jdbi());
    }

    private void awaitPictures(Guest guest, int number) {
        boolean came = Waiting.until(
                Rig.PATIENCE,
                () -> guest.pictures() >= number && Reckoning.over(rig.cluster().jdbi(), guest, number));
        if (!came) {
            faults.add("picture " + number + " did not come, or the work did not end");
        }
    }
}
