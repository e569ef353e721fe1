package fr.maillage.carpool.photo.control;

import fr.maillage.carpool.control.SiteKeeping;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The store of photos. Joins the caller's transaction. */
@ApplicationScoped
public class SitePhotos {
    /** Photos of one site. */
    public static final int MOST = 6;

    @Inject
    Rows rows;

    @Inject
    AuditLog audit;

    /** A photo without its bytes. */
    public record Kept(UUID id, String alt, int width, int height) {
    }

    public List<Kept> of(UUID site) {
        return rows.list("select id, alt, width, height from carpool_photo where site_id = ? order by added_at, id", row -> new Kept(row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getInt(4)), site);
    }

    public Optional<byte[]> content(UUID site, UUID id) {
        return rows.first("select content from carpool_photo where site_id = ? and id = ?", row -> row.getBytes(1), site, id);
    }

    /** Keeps it unless the site has {@link #MOST} already; the site's row is locked while they are counted. */
    public boolean add(CarpoolSite site, Photo photo, String alt, SiteKeeping.Actor actor) {
        rows.first("select id from carpool_site where id = ? for no key update", row -> row.getString(1), site.id());
        if (rows.count("select count(*) from carpool_photo where site_id = ?", site.id()) >= MOST) return false;
        rows.update("insert into carpool_photo (site_id, alt, content, width, height) values (?, ?, ?, ?, ?)", site.id(), alt, photo.jpeg(), photo.width(), photo.height());
        audit.record(actor.account(), actor.name(), actor.territory(), "carpool.addPhoto", "/id/aire/" + site.key(), "{}");
        return true;
    }

    /** Done twice, it is done once. */
    public void remove(CarpoolSite site, UUID id, SiteKeeping.Actor actor) {
        if (rows.update("delete from carpool_photo where site_id = ? and id = ?", site.id(), id) == 0) return;
        audit.record(actor.account(), actor.name(), actor.territory(), "carpool.removePhoto", "/id/aire/" + site.key(), "{}");
    }
}
