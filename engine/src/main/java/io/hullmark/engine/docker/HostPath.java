package io.hullmark.engine.docker;

import java.util.ArrayList;

/**
 * Compares paths of a host by their text. Symbolic links are not followed, since only the host could; an empty path is no path
 * and stands in no relation to any other.
 */
public final class HostPath {
    private HostPath() {}

    /** The same path without repeated slashes, {@code .}, {@code ..} and a slash at its end. */
    public static String normalise(String path) {
        return isNormal(path) ? path : rebuilt(path);
    }

    /** Whether one path is another or lies below it. */
    public static boolean within(String path, String directory) {
        var inner = normalise(path);
        var outer = normalise(directory);
        if (inner.isEmpty() || outer.isEmpty() || !inner.startsWith(outer)) {
            return false;
        }
        return inner.length() == outer.length()
                || outer.charAt(outer.length() - 1) == '/'
                || inner.charAt(outer.length()) == '/';
    }

    /** Whether one path is a true ancestor of another. */
    public static boolean above(String path, String descendant) {
        return within(descendant, path) && !normalise(path).equals(normalise(descendant));
    }

    /** Whether one of two paths is the other or lies below it, so that whoever has the one reaches into the other. */
    public static boolean overlaps(String one, String other) {
        return within(one, other) || within(other, one);
    }

    /** Most paths need no work and must cost no garbage: looks for an empty, {@code .} or {@code ..} segment. */
    private static boolean isNormal(String path) {
        int length = path.length();
        int start = length > 0 && path.charAt(0) == '/' ? 1 : 0;
        if (start == length) {
            return true;
        }
        for (int at = start; at <= length; at++) {
            if (at == length || path.charAt(at) == '/') {
                int size = at - start;
                if (size == 0
                        || (size == 1 && path.charAt(start) == '.')
                        || (size == 2 && path.charAt(start) == '.' && path.charAt(start + 1) == '.')) {
                    return false;
                }
                start = at + 1;
            }
        }
        return true;
    }

    private static String rebuilt(String path) {
        boolean absolute = path.startsWith("/");
        var segments = new ArrayList<String>();
        for (String segment : path.split("/", -1)) {
            int last = segments.size() - 1;
            if (!segment.equals("..")) {
                if (!segment.isEmpty() && !segment.equals(".")) {
                    segments.add(segment);
                }
            } else if (last >= 0 && !segments.get(last).equals("..")) {
                segments.remove(last);
            } else if (!absolute) {
                segments.add(segment);
            }
        }
        var joined = String.join("/", segments);
        return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
