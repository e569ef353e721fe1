package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.Dataset;
import fr.maillage.opendata.control.DatasetSource.Description;
import fr.maillage.opendata.control.DatasetSource.State;
import fr.maillage.opendata.control.DatasetSource.Verdict;
import fr.maillage.opendata.control.FileFormat;
import fr.maillage.opendata.control.Licences;
import fr.maillage.web.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people are told of a dataset, in their language. */
final class DatasetView {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Description description;
    private final State state;
    private final Optional<Verdict> verdict;
    private final Messages messages;
    private final List<FileFormat> formats;

    private DatasetView(Dataset<?> dataset, Messages messages) {
        this.description = dataset.description();
        this.state = dataset.state();
        this.verdict = dataset.verdict();
        this.formats = dataset.formats();
        this.messages = messages;
    }

    static DatasetView of(Dataset<?> dataset, Messages messages) {
        return new DatasetView(dataset, messages);
    }

    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("title", title());
        model.put("text", english() && description.descriptionEn() != null ? description.descriptionEn() : description.description());
        model.put("rowMeaning", description.rowMeaning());
        model.put("rows", messages.text("data.rows", state.rows()));
        model.put("changed", state.lastChange().isAfter(Instant.EPOCH) ? messages.text("data.changed", day(state.lastChange())) : null);
        model.put("licence", licence());
        model.put("licenceHref", description.licence());
        model.put("frequency", messages.text("data.frequency." + description.frequency()));
        model.put("schemaHref", description.schema());
        model.put("schemaName", description.schemaName());
        model.put("verdict", verdict.map(this::verdict).orElse(null));
        model.put("conforms", verdict.map(Verdict::conforms).orElse(false));
        model.put("withheld", description.withheld() > 0 ? messages.text("data.withheld", description.withheld()) : null);
        model.put("uses", formats.stream().map(FileFormat::use).distinct().map(use -> messages.text("data.use." + use.name().toLowerCase(java.util.Locale.ROOT))).toList());
        return model;
    }

    /** The files by what people take them for: the spreadsheet, the map, the program, the web of data. */
    List<Map<String, Object>> files(Dataset<?> dataset, String address) {
        Map<FileFormat.Use, List<Map<String, Object>>> byUse = new EnumMap<>(FileFormat.Use.class);
        for (FileFormat format : formats) {
            byUse.computeIfAbsent(format.use(), use -> new java.util.ArrayList<>()).add(Map.of("href", address + "." + format.extension(),
                    "label", messages.text("data.format." + format.extension()), "type", format.mediaType()));
        }
        List<Map<String, Object>> files = new java.util.ArrayList<>();
        byUse.forEach((use, links) -> files.add(Map.of("use", messages.text("data.use." + use.name().toLowerCase(java.util.Locale.ROOT)), "links", links)));
        return files;
    }

    String citation(String publisher, String address) {
        return messages.text("data.citation", publisher, title(), day(Instant.now()), address, licence());
    }

    private String verdict(Verdict found) {
        return found.conforms() ? messages.text("data.verdict.conforms", found.version(), day(found.checkedAt()))
                : messages.text("data.verdict.faults", found.faults(), found.version(), day(found.checkedAt()));
    }

    private String title() {
        return english() && description.titleEn() != null ? description.titleEn() : description.title();
    }

    private String licence() {
        return switch (description.licence()) {
            case Licences.OPEN_LICENCE -> messages.text("data.licence.open");
            case Licences.ODBL -> messages.text("data.licence.odbl");
            default -> description.licence();
        };
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(messages.locale()).format(LocalDate.ofInstant(instant, PARIS));
    }

    private boolean english() {
        return messages.locale().getLanguage().equals("en");
    }
}
