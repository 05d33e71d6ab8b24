package dev.greenroom.readmodel;

import java.util.Map;

/** What a query over {@code case_view c} adds so that it shows only the cases that somebody sees; empty for all of them. */
public record SeenCases(String condition, Map<String, Object> params) {

    public SeenCases {
        params = Map.copyOf(params);
    }

    /** Those of this sight; the condition begins with {@code and}. */
    public static SeenCases by(Visibility visibility) {
        Where where = CaseViews.visible(new Where(), visibility);
        return new SeenCases(where.sql().replaceFirst("^ where ", " and "), where.params());
    }
}
