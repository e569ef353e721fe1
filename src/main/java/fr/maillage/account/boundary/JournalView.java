package fr.maillage.account.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import fr.maillage.web.Days;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The audit log in words: an act {@code survey.publish} reads as the message {@code audit.survey.publish} where there is one. */
@RequestScoped
public class JournalView {
    @Inject
    AuditLog audit;

    @Inject
    Territories territories;

    @Inject
    Messages messages;

    private final Map<UUID, String> names = new HashMap<>();

    /** An act as the page shows it. */
    public record Line(String at, String actor, String act, String object, String detail, String where) {
    }

    /** @param territory null for the whole install */
    Page page(UUID territory, String asked) {
        Paging<Line> acts = Paging.of(asked, audit.count(territory), offset -> audit.page(territory, offset, Paging.SIZE).stream().map(this::line).toList());
        return Page.of("account/journal").with("acts", acts).with("everywhere", territory == null);
    }

    private Line line(AuditLog.Entry entry) {
        String act = Texts.find(messages.locale(), "audit." + entry.action()).orElse(entry.action());
        return new Line(Days.at(entry.at(), messages.locale()), entry.actor(), act, entry.object() == null ? "" : entry.object(), words(entry.detail()), where(entry.territoryId()));
    }

    private static String words(String detail) {
        try (var reader = Json.createReader(new StringReader(detail))) {
            JsonObject facts = reader.readObject();
            return facts.entrySet().stream().map(fact -> fact.getKey() + " : " + (fact.getValue() instanceof JsonString text ? text.getString() : fact.getValue().toString()))
                    .collect(Collectors.joining(" ; "));
        }
    }

    private String where(UUID territory) {
        return territory == null ? "" : names.computeIfAbsent(territory, id -> territories.byId(id).map(Territory::name).orElse(id.toString()));
    }
}
