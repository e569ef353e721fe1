package fr.maillage.survey.paper.boundary;

import fr.maillage.print.Overlay;
import fr.maillage.survey.paper.entity.Layout;

/** What every page of a form has beside its text. */
final class Overlays {
    private Overlays() {
    }

    /** The four black squares by which a scan is put straight. */
    static void marks(Overlay overlay) {
        for (Layout.Point mark : Layout.MARKS) overlay.box(mark.x() - Layout.MARK / 2, mark.y() - Layout.MARK / 2, Layout.MARK, Layout.MARK);
    }
}
