package io.hullmark.cli;

/** Who reads what a command prints. */
enum OutputFormat {
    /** A person. */
    text,
    /** A program: one object a line. */
    json
}
