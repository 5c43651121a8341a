package io.hullmark.engine.detectors;

/** A row from which no sample can be read: its message names the place, what is wrong and what to do. */
public final class MalformedSample extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedSample(String source, int line, String problem) {
        super("%s:%d: %s".formatted(source, line, problem), null, false, false);
    }
}
