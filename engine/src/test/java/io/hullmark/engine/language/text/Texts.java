package io.hullmark.engine.language.text;

import java.util.List;

/** Passages for tests that have no file around them. */
public final class Texts {
    private Texts() {}

    public static Passage passage(String text) {
        var problems = new Problems();
        var indented = text.replace("\n", "\n  ");
        List<Fields> documents = Documents.read("text: |-\n  " + indented + "\n", problems);
        return documents.get(0).passage("text").orElseThrow();
    }
}
