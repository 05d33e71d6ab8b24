package dev.greenroom.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Keeps lists that people named: private ones, and those that everybody of a team sees beside the house's own. */
@Component
class ViewBook {

    static final int MOST = 50;

    private static final int LONGEST = 4_000;

    private final SavedViews views;
    private final WorkRights rights;
    private final Callers callers;
    private final ListFields fields;
    private final ObjectMapper mapper;
    private final Clock clock;

    ViewBook(
            SavedViews views, WorkRights rights, Callers callers, ListFields fields, ObjectMapper mapper, Clock clock) {
        this.views = views;
        this.rights = rights;
        this.callers = callers;
        this.fields = fields;
        this.mapper = mapper;
        this.clock = clock;
    }

    List<SavedView> all() {
        rights.sight();
        Caller caller = callers.current();
        return views.of(caller.name(), caller.groups()).stream()
                .map(row -> shown(row, caller))
                .toList();
    }

    SavedView add(Map<String, @Nullable Object> body, Locale language) {
        rights.sight();
        Caller caller = callers.current();
        Body read = Body.of(body, language).only("name", "team", "query");
        String name = read.required("name", 80);
        String team = read.optional("team", 255, null);
        Map<String, @Nullable Object> query = read.map("query");
        if (team != null && !caller.groups().contains(team)) {
            read.refuse("team", Words.in(language).say("view.team"));
        }
        Map<String, String> asked = asked(query, read);
        if (json(asked).length() > LONGEST) {
            read.refuse("query", Words.in(language).say("field.max-length", LONGEST));
        }
        read.check();
        if (views.of(caller.name(), List.of()).size() >= MOST) {
            throw ViewRefused.tooMany(MOST);
        }
        SavedViews.Row row = new SavedViews.Row(UUID.randomUUID().toString(), caller.name(), team, name, json(asked));
        try {
            views.add(row, clock.instant());
        } catch (DuplicateKeyException taken) {
            throw ViewRefused.sameName(name);
        }
        return shown(row, caller);
    }

    void remove(String id) {
        Caller caller = callers.current();
        SavedViews.Row row = views.byId(id)
                .filter(view -> view.owner().equals(caller.name())
                        || (view.team() != null && caller.groups().contains(view.team())))
                .orElseThrow(ViewRefused::unknown);
        boolean leads = caller.has(Role.TEAM_LEAD) || caller.has(Role.SUPERVISOR);
        if (!row.owner().equals(caller.name()) && !leads) {
            throw ViewRefused.notYours();
        }
        views.remove(id);
    }

    /** What lists understand, and nothing else: a view is a list that could be asked for now. */
    private Map<String, String> asked(Map<String, @Nullable Object> query, Body read) {
        Map<String, String> asked = new TreeMap<>();
        query.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number) {
                asked.put(name, value.toString());
            } else {
                read.refuse("query." + name, "must be a text");
            }
        });
        try {
            fields.checked(ListWanted.of(asked).query(asked));
        } catch (ListRefused wrong) {
            wrong.errors().forEach(error -> read.refuse("query." + error.field(), error.message()));
        }
        return asked;
    }

    private SavedView shown(SavedViews.Row row, Caller caller) {
        return new SavedView(
                row.id(),
                row.name(),
                row.owner(),
                rights.displayName(row.owner()),
                row.team(),
                row.owner().equals(caller.name()),
                read(row.query()));
    }

    private String json(Map<String, String> asked) {
        try {
            return mapper.writeValueAsString(asked);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String query) {
        try {
            return mapper.readValue(query, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
