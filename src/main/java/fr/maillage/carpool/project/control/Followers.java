package fr.maillage.carpool.project.control;

import fr.maillage.persistence.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who wants to be told of a place's steps. A place is named by its key, as a project and as a site. Joins the caller's transaction. */
@ApplicationScoped
public class Followers {
    @Inject
    Rows rows;

    /** @param token stops the letters, and nothing else */
    public record Follower(UUID account, UUID token) {
    }

    /** A place as letters name it: by its project's name, or its site's. */
    public record Followed(String key, String name) {
    }

    public boolean follows(String place, UUID account) {
        return account != null && rows.count("select count(*) from carpool_follow where place = ? and account_id = ?", place, account) > 0;
    }

    /** Done twice, it is done once. */
    public void follow(String place, UUID account, boolean on) {
        if (on) rows.update("insert into carpool_follow (place, account_id) values (?, ?) on conflict do nothing", place, account);
        else rows.update("delete from carpool_follow where place = ? and account_id = ?", place, account);
    }

    public List<Follower> of(String place) {
        return rows.list("select account_id, token from carpool_follow where place = ? order by followed_at, account_id", row -> new Follower(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), place);
    }

    /** What a letter's link is about; empty when it was stopped already. */
    public Optional<Followed> byToken(UUID token) {
        return rows.first("""
                select f.place, coalesce((select s.name from carpool_site s where s.key = f.place), (select p.name from carpool_project p where p.key = f.place), '')
                from carpool_follow f where f.token = ?""", row -> new Followed(row.getString(1), row.getString(2)), token);
    }

    public void stop(UUID token) {
        rows.update("delete from carpool_follow where token = ?", token);
    }
}
