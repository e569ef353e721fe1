package fr.maillage.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** For a UUID that may be null and is no key: the server's own conversion fails on null. The driver sends the text as the column's type. */
@Converter
public class OptionalUuidColumn implements AttributeConverter<UUID, String> {
    @Override
    public String convertToDatabaseColumn(UUID id) {
        return id == null ? null : id.toString();
    }

    @Override
    public UUID convertToEntityAttribute(String column) {
        return column == null ? null : UUID.fromString(column);
    }
}
