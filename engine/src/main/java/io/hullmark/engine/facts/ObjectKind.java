package io.hullmark.engine.facts;

/** What kind of object of the engine a fact is about. Hosts, containers and images are judged. */
public enum ObjectKind {
    HOST,
    CONTAINER,
    IMAGE,
    NETWORK,
    VOLUME
}
