package fr.maillage.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description of the interface is well-formed OpenAPI 3.1, and what it describes exists and is open to everybody. */
class OpenApiTest {
    private static OpenAPI description() throws IOException {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(Files.readString(Path.of("opendata/openapi.json")));
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        return parsed.getOpenAPI();
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatItDoes() throws IOException {
        List<String> names = new ArrayList<>();
        for (var path : description().getPaths().values()) for (Operation operation : path.readOperations()) {
            assertThat(operation.getSummary()).isNotBlank();
            assertThat(operation.getResponses()).isNotEmpty();
            names.add(operation.getOperationId());
        }
        assertThat(names).doesNotHaveDuplicates().contains("sparqlQuery", "sparqlQueryByPost", "getDatasetFile", "getThing");
    }

    @Test
    void everyPathIsARouteThatEverybodyMayAsk() throws IOException {
        Set<String> open = new TreeSet<>();
        for (String row : Files.readAllLines(Path.of("src/test/resources/doors.txt")))
            if (row.contains("; everybody")) open.add(shape(row.split("\\s*;")[0].replaceFirst("^[A-Z]+ ", "")));
        assertThat(description().getPaths().keySet().stream().map(OpenApiTest::shape).filter(path -> !open.contains(path)).toList()).isEmpty();
    }

    /** The path with its variables' names and patterns taken away. */
    private static String shape(String path) {
        StringBuilder shape = new StringBuilder();
        int depth = 0;
        for (char c : path.toCharArray()) {
            if (c == '{' && depth++ == 0) shape.append("{}");
            else if (c == '}') depth--;
            else if (depth == 0) shape.append(c);
        }
        return shape.toString();
    }
}
