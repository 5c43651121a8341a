package io.hullmark.engine.decisions;

import io.hullmark.engine.docker.ImageReference;
import io.hullmark.engine.rules.Glob;

/**
 * Images that a decision names: by digest, by repository and tag, or by repository with whatever tag. The parts that are left out
 * are completed as the engine completes them, so that "web" means "docker.io/library/web".
 */
record ImagePattern(ImageReference wanted, boolean anyTag) {
    static ImagePattern of(String text) {
        boolean tagged = text.indexOf(':', text.lastIndexOf('/') + 1) >= 0;
        return new ImagePattern(ImageReference.parse(text), !tagged);
    }

    /** Whether a reference, or an id or digest, names one of them. */
    boolean matches(String reference) {
        if (reference.isEmpty()) {
            return false;
        }
        var given = ImageReference.parse(reference);
        if (!wanted.digest().isEmpty()) {
            return wanted.digest().equals(given.digest());
        }
        return !given.repository().isEmpty()
                && Glob.matches(wanted.registry(), given.registry())
                && Glob.matches(wanted.repository(), given.repository())
                && (anyTag || Glob.matches(wanted.tag(), given.tag()));
    }
}
