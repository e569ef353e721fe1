package fr.maillage.opendata.boundary;

import fr.maillage.opendata.control.DatasetFile;
import fr.maillage.web.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Answers with a file: length, validators, 304, ranges, gzip. Ranges are of the plain bytes only: two nodes may compress differently.
 */
final class FileAnswer {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** How long a reader waits for a file that is being made; it goes on being made afterwards. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WORTH_COMPRESSING = 1024;

    private final HttpHeaders headers;
    private final boolean bodyWanted;

    FileAnswer(HttpHeaders headers, String method) {
        this.headers = headers;
        this.bodyWanted = !method.equals("HEAD");
    }

    Response of(DatasetFile file, String contentType) throws IOException {
        if (!file.awaitWhole(PATIENCE)) throw Problem.busy(10);
        String range = headers.getHeaderString("Range");
        boolean gzip = range == null && file.length() >= WORTH_COMPRESSING && Negotiation.takesGzip(headers);
        String tag = "\"" + file.tag() + (gzip ? "-gz" : "") + "\"";
        Instant changed = file.asOf().truncatedTo(ChronoUnit.SECONDS);
        Response.ResponseBuilder answer = Response.ok().header("ETag", tag).header("Vary", "Accept-Encoding").header("Cache-Control", "public, no-cache")
                .header("Accept-Ranges", "bytes");
        // a date of whole seconds tells two versions apart only once its second is over (RFC 9110, 8.8.2.2)
        if (Instant.now().isAfter(changed.plusSeconds(1))) answer.header("Last-Modified", HTTP_DATE.format(changed));
        if (unchanged(tag, changed)) return answer.status(304).build();
        answer.header("Content-Type", contentType);
        if (gzip) {
            answer.header("Content-Encoding", "gzip");
            return bodyWanted ? answer.entity(zipped(file)).build() : answer.build();
        }
        return plain(file, range != null && rangeStillMeant(tag, changed) ? range : null, answer);
    }

    private Response plain(DatasetFile file, String range, Response.ResponseBuilder answer) throws IOException {
        long length = file.length();
        Optional<ByteRange> part;
        try {
            part = ByteRange.of(range, length);
        } catch (ByteRange.Unsatisfiable e) {
            // a body, for without one the server would put an error page of its own in the answer's place
            return answer.status(416).header("Content-Range", "bytes */" + length).header("Content-Encoding", null)
                    .entity(bodyWanted ? "bytes */" + length + "\n" : null).type("text/plain").build();
        }
        if (part.isPresent()) answer.status(206).header("Content-Range", "bytes " + part.get().first() + "-" + part.get().last() + "/" + length);
        long offset = part.map(ByteRange::first).orElse(0L);
        long count = part.map(ByteRange::count).orElse(length);
        answer.header("Content-Length", count);
        if (!bodyWanted) return answer.build();
        DatasetFile.Reading reading = file.open();
        return answer.entity((StreamingOutput) out -> {
            try (reading) {
                reading.send(out, offset, count);
            }
        }).build();
    }

    private static StreamingOutput zipped(DatasetFile file) throws IOException {
        DatasetFile.Reading reading = file.open();
        long length = file.length();
        return out -> {
            try (reading) {
                GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 15);
                reading.send(zipped, 0, length);
                zipped.finish();
            }
        };
    }

    private boolean unchanged(String tag, Instant changed) {
        String known = headers.getHeaderString("If-None-Match");
        if (known != null) return known.strip().equals("*") || java.util.Arrays.stream(known.split(",")).map(t -> t.strip().replaceFirst("^W/", "")).anyMatch(tag::equals);
        return date(headers.getHeaderString("If-Modified-Since")).map(since -> !changed.isAfter(since)).orElse(false);
    }

    /** If-Range: the range is of another version, so the reader needs the whole file. */
    private boolean rangeStillMeant(String tag, Instant changed) {
        String given = headers.getHeaderString("If-Range");
        if (given == null) return true;
        return given.strip().startsWith("\"") ? given.strip().equals(tag) : date(given).map(changed::equals).orElse(false);
    }

    private static Optional<Instant> date(String text) {
        if (text == null) return Optional.empty();
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
