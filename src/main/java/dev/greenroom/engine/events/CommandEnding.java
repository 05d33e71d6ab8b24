package dev.greenroom.engine.events;

/**
 * A command of the engine has told all its facts and is about to flush its own rows. What listeners gathered until now
 * they write here: own rows first, engine rows second, on every path, or two paths lock each other out.
 */
public record CommandEnding() {}
