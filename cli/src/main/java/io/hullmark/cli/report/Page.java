package io.hullmark.cli.report;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A page that needs nothing beside itself and runs no script, whatever stands in it. */
final class Page {
    /** What all pages look like. */
    private static final String STYLE =
            "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#222}"
                    + "table{border-collapse:collapse;width:100%;margin-bottom:1rem}th,td{text-align:left;vertical-align:top;"
                    + "padding:.3rem .6rem;border-bottom:1px solid #ddd;overflow-wrap:anywhere}code{font-size:.9em}"
                    + "small{color:#555}svg{width:100%;height:auto;display:block}svg text{font:11px system-ui,sans-serif;fill:#333}";

    /** Of so many at most that are alike names are given. */
    static final int MOST_NAMES = 20;

    private Page() {}

    /**
     * Writes a page.
     *
     * @param title what a browser calls it
     * @param style what it looks like besides, as CSS
     * @param body writes what stands in it
     */
    static void write(PrintWriter out, String title, String style, Consumer<Markup> body) {
        Markup.document(
                out,
                "<!DOCTYPE html>",
                html -> html.element("html", () -> {
                    html.attribute("lang", "en");
                    html.element("head", () -> head(title, style, html));
                    html.element("body", () -> body.accept(html));
                }));
    }

    private static void head(String title, String style, Markup html) {
        html.empty("meta", () -> html.attribute("charset", "utf-8"));
        html.empty(
                "meta",
                () -> html.attribute("http-equiv", "Content-Security-Policy")
                        .attribute("content", "default-src 'none'; style-src 'unsafe-inline'"));
        html.element("title", title);
        html.element("style", STYLE + style);
    }

    /** The first of some names, and how many more there are. */
    static String some(Collection<String> names) {
        var more = names.size() > MOST_NAMES ? "; and %d more".formatted(names.size() - MOST_NAMES) : "";
        return names.stream().limit(MOST_NAMES).collect(Collectors.joining("; ", "", more));
    }

    /** A cell with a number. */
    static void number(String text, Markup html) {
        html.element("td", () -> {
            html.attribute("class", "n");
            html.text(text);
        });
    }

    /** A row across all columns that says what is not shown. */
    static void remark(Markup html, int columns, String text) {
        html.newLine();
        html.element(
                "tr",
                () -> html.element("td", () -> {
                    html.attribute("colspan", columns);
                    html.text(text);
                }));
    }

    /** A table with a head. */
    static void table(Markup html, List<String> titles, Markup.Content rows) {
        html.element("table", () -> {
            html.element("thead", () -> html.element("tr", () -> titles.forEach(title -> html.element("th", title))));
            html.element("tbody", rows);
        });
        html.newLine();
    }
}
