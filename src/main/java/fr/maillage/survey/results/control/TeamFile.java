package fr.maillage.survey.results.control;

import com.opencsv.CSVWriter;
import fr.maillage.opendata.control.CsvCells;
import fr.maillage.persistence.Json;
import fr.maillage.persistence.Rows;
import fr.maillage.survey.entity.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every answer, a row each, for the team's spreadsheets: semicolons, a byte order mark, texts that no spreadsheet takes for a formula.
 * A question has one column, or as many as its answer has parts ({@link TeamColumns}).
 * Not open data: that is {@link ResultsDataset}. Streams; an anonymous survey's rows come without their day.
 */
@ApplicationScoped
public class TeamFile {
    @Inject
    Rows rows;

    public void write(Survey survey, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        CSVWriter csv = new CSVWriter(text, ';', '"', '"', "\r\n");
        List<TeamColumns.Column> columns = TeamColumns.of(survey);
        csv.writeNext(header(survey, columns), false);
        Map<String, String> channels = new HashMap<>();
        int lead = survey.anonymous() ? 1 : 2;
        rows.each("select channel, day, body from answer where survey_id = ? order by id", row -> {
            // one array a row, not a list made an array: this runs a million times
            String[] cells = new String[lead + columns.size()];
            cells[lead - 1] = channels.computeIfAbsent(row.getString(1), channel -> ResultsWords.french("results.channel." + channel));
            if (lead == 2) cells[0] = row.getString(2);
            try (var reader = Json.createReader(new StringReader(row.getString(3)))) {
                JsonObject body = reader.readObject();
                for (int i = 0; i < columns.size(); i++) cells[lead + i] = CsvCells.guarded(columns.get(i).cell().apply(body));
            }
            csv.writeNext(cells, false);
            return null;
        }, survey.id());
        csv.flush();
        if (csv.checkError()) throw new UncheckedIOException(csv.getException());
    }

    private static String[] header(Survey survey, List<TeamColumns.Column> columns) {
        List<String> names = new ArrayList<>();
        if (!survey.anonymous()) names.add(ResultsWords.french("results.team.day"));
        names.add(ResultsWords.french("results.team.channel"));
        columns.forEach(column -> names.add(CsvCells.guarded(column.name())));
        return names.toArray(String[]::new);
    }
}
