package io.hullmark.cli.parity;

import io.hullmark.engine.facts.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What both looked at: a container, an image or the host. */
record OwnSubject(ObjectKind kind, String id, String name) {
    private static final int SHORT_ID = 12;
    private static final String DIGEST = "sha256:";

    /** The items of a list of docker-bench's that name it. */
    List<String> among(List<String> items) {
        return kind == ObjectKind.IMAGE
                ? images(items)
                : items.stream().filter(this::isNamed).toList();
    }

    /** A container's name may have a detail behind it, and its id before it. No name has a colon in it. */
    private boolean isNamed(String item) {
        return item.equals(name) || item.startsWith(name + ":") || item.startsWith(id + ":");
    }

    /** An image stands there with all its tags in brackets, parted by blanks where the list is parted, or by a short id. */
    private List<String> images(List<String> items) {
        var named = new ArrayList<String>();
        var group = new ArrayList<String>();
        for (var item : items) {
            group.add(item);
            if (group.get(0).startsWith("[") && !item.endsWith("]")) {
                continue;
            }
            if (group.stream().anyMatch(this::isImage)) {
                named.addAll(group);
            }
            group.clear();
        }
        return named;
    }

    private boolean isImage(String item) {
        var tag = item.replace("[", "").replace("]", "");
        return !tag.isEmpty() && (tag.equals(name) || (tag.length() >= SHORT_ID && id.startsWith(DIGEST + tag)));
    }

    String text() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + (name.isEmpty() ? id : name);
    }
}
