package fr.maillage.account.boundary;

import fr.maillage.territory.Role;
import fr.maillage.web.Choice;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The roles of a territory as a form shows and sends them. The operator's is none of them. */
@RequestScoped
public class RoleChoices {
    static final String FIELD = "roles";

    @Inject
    Messages messages;

    List<Choice> all() {
        return territorial().map(role -> Choice.of(word(role), label(role)).withHint(messages.text("account.role." + word(role) + ".hint"))).toList();
    }

    /** What was ticked; a fault when a word is no role. */
    Set<Role> read(Fields fields) {
        Set<Role> ticked = EnumSet.noneOf(Role.class);
        for (String value : fields.all(FIELD))
            territorial().filter(role -> word(role).equals(value)).findFirst().ifPresentOrElse(ticked::add, () -> fields.fault(FIELD, "error.choice"));
        return ticked;
    }

    String label(Role role) {
        return messages.text("account.role." + word(role));
    }

    String labels(Collection<Role> roles) {
        return String.join(", ", roles.stream().map(this::label).toList());
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Stream<Role> territorial() {
        return Stream.of(Role.values()).filter(role -> role != Role.OPERATOR);
    }
}
