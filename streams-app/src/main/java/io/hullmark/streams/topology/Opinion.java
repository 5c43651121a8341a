package io.hullmark.streams.topology;

/** What is to be done with a publication. */
sealed interface Opinion {
    /** Nothing is wrong with it. */
    enum Fine implements Opinion {
        NEWS,
        /** It says what holds already. */
        NO_NEWS
    }

    /** It would break something, and this is all that is wrong. */
    record Bad(String detail) implements Opinion {}
}
