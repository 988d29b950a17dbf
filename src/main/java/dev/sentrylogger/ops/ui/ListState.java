package dev.sentrylogger.ops.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a long list is shown, as its address says.
 *
 * @param search at most {@value #LONGEST_SEARCH} characters
 * @param page from 1
 */
record ListState(String search, int page) {
    static final int LONGEST_SEARCH = 100;

    ListState {
        search = search.replace("\0", "");
        search = search.substring(0, Math.min(LONGEST_SEARCH, search.length())).strip();
    }

    /** What makes no sense is as if it were not there. */
    static ListState of(QueryParameters query) {
        int page = query.getSingleParameter("page")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(1);
        return new ListState(query.getSingleParameter("q").orElse(""), Math.max(1, page));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            parameters.put("q", search);
        }
        if (page > 1) {
            parameters.put("page", String.valueOf(page));
        }
        return QueryParameters.simple(parameters);
    }

    String path(String route) {
        String query = parameters().getQueryString();
        return query.isEmpty() ? route : route + "?" + query;
    }
}
